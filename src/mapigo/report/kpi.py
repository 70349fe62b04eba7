"""A key figure: its name, value, unit, definition, and how people read it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Kpi", "days_kpi", "nearest_rank", "share_kpi"]


@dataclass(frozen=True, slots=True)
class Kpi:
    """One key figure of a plan.

    ``name`` is the figure's name in code, ``subject`` what it is about (a ward, a kind
    of theatre, a priority class; empty for the whole centre). ``value`` is in
    ``unit``; ``text`` is the value as people read it, ``basis`` the counts behind it.
    ``definition`` says in a sentence how it is counted.
    """

    name: str
    value: float
    unit: str
    definition: str
    text: str
    subject: str = ""
    basis: str = ""


def share_kpi(
    name: str, part: int, whole: int, unit: str, definition: str, subject: str = ""
) -> Kpi:
    """Return a share as a figure: ``84%``, from ``412 of 490 bed-days``."""
    value = part / whole
    basis = f"{part:,} of {whole:,} {unit}"
    return Kpi(name, value, "share", definition, f"{value:.0%}", subject, basis)


def days_kpi(name: str, value: float, definition: str, subject: str = "") -> Kpi:
    """Return a number of days as a figure, ``12.3 days``."""
    return Kpi(name, value, "days", definition, f"{value:,.1f} days", subject)


def nearest_rank(values: Sequence[float], share: float) -> float:
    """Return the smallest of the values that a share of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
