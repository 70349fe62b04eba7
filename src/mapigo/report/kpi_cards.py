"""Key figures as cards: one card a figure, with a line for each subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from mapigo.report.kpi import Kpi

__all__ = ["KpiCard", "KpiLine", "kpi_cards"]

LABELS = {
    "days_to_admission": "Days to admission",
    "pre_op_stay": "Pre-operative stay",
    "treat_by_breaches": "Treat-by breaches",
    "overload": "Nurse overload",
    "continuity": "Continuity of care",
}


@dataclass(frozen=True, slots=True)
class KpiLine:
    """One value; ``bar_percent`` is the length of its bar, for shares."""

    subject: str
    text: str
    basis: str
    bar_percent: int | None


@dataclass(frozen=True, slots=True)
class KpiCard:
    """A figure with its definition and values."""

    label: str
    definition: str
    lines: tuple[KpiLine, ...]


def kpi_cards(figures: Sequence[Kpi]) -> tuple[KpiCard, ...]:
    """Group figures of one name into cards, in their order."""
    cards = []
    for name, group in groupby(figures, key=lambda kpi: kpi.name):
        same = list(group)
        label = LABELS.get(name, name.replace("_", " ").capitalize())
        lines = tuple(_line(kpi) for kpi in same)
        cards.append(KpiCard(label, same[0].definition, lines))
    return tuple(cards)


def _line(kpi: Kpi) -> KpiLine:
    is_share = kpi.unit == "share"
    percent = min(100, round(100 * kpi.value)) if is_share else None
    return KpiLine(kpi.subject.replace("_", " "), kpi.text, kpi.basis, percent)
