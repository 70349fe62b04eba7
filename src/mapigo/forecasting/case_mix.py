"""Which procedures a centre did, how often, and how many a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mapigo.domain import PastCase

__all__ = ["ProcedureShare", "case_mix"]

DAYS_PER_YEAR = 365.25
FEWEST_DAYS = 90
"""A shorter time says too little of a year."""


@dataclass(frozen=True, slots=True)
class ProcedureShare:
    """One line of a case mix.

    ``per_year`` is missing where some case has no date, or where the dates lie within
    three months.
    """

    procedure: str
    n_cases: int
    share: float
    per_year: float | None


def case_mix(cases: Sequence[PastCase]) -> tuple[ProcedureShare, ...]:
    """Return the procedures of past cases, the most frequent first."""
    n_by_procedure = Counter(case.procedure for case in cases)
    years = _years(cases)
    ordered = sorted(n_by_procedure.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        ProcedureShare(procedure, n, n / len(cases), n / years if years else None)
        for procedure, n in ordered
    )


def _years(cases: Sequence[PastCase]) -> float | None:
    """Return the years from the first case to the last, both days counted."""
    days = [case.day for case in cases if case.day]
    if not days or len(days) < len(cases):
        return None
    n_days = (max(days) - min(days)).days + 1
    return n_days / DAYS_PER_YEAR if n_days >= FEWEST_DAYS else None
