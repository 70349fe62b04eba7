"""Priorities as text: the ranked list, or one patient in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from mapigo.cli.terminal import results, say

if TYPE_CHECKING:
    from mapigo.app.prioritising import RankedPatient
    from mapigo.risk import EuroScore2, Priority, PriorityPart

__all__ = ["print_patient", "print_ranking"]


def print_ranking(ranked: Sequence[RankedPatient], cap_percent: int) -> None:
    """Print the list with the points of each part in a column."""
    from mapigo.risk.priority_part import PART_NAMES

    if not ranked:
        say("Nobody is on the waiting list.")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("rank", justify="right")
    table.add_column("patient", overflow="fold")
    for name in ("score", *PART_NAMES, "EuroSCORE\nII"):
        table.add_column(name, justify="right")
    for one in ranked:
        points = [_points(part, one.priority) for part in one.priority.parts]
        score = f"{one.priority.priority_score:,}"
        risk = _percent(one.euroscore2)
        table.add_row(f"{one.rank}", escape(one.entry.id), score, *points, risk)
    results().print(table)
    say()
    say("– is not known, and worth nothing.")
    if any(one.priority.is_capped for one in ranked):
        say(
            f"+ under cap: has waited {cap_percent} % of the target wait or more, "
            "and counts as one of the highest class."
        )


def _points(part: PriorityPart, priority: Priority) -> str:
    from mapigo.risk.priority_part import NOT_KNOWN

    if part.name == "cap":
        return f"+{part.points}" if priority.is_capped else ""
    if part.finding == NOT_KNOWN:
        return "–"
    return f"{part.points}"


def _percent(risk: EuroScore2) -> str:
    return "–" if risk.percent is None else f"{risk.percent:.2f} %"


def print_patient(one: RankedPatient, n_waiting: int) -> None:
    """Print one patient's parts in words."""
    say(
        f"{one.entry.id} has a priority score of {one.priority.priority_score:,}, "
        f"number {one.rank:,} of {n_waiting:,} on the waiting list."
    )
    say()
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("part")
    table.add_column("from")
    table.add_column("points", justify="right")
    for part in one.priority.parts:
        table.add_row(part.name, escape(part.finding), f"{part.points}")
    results().print(table)
    say()
    say(_risk_in_words(one.euroscore2))


def _risk_in_words(risk: EuroScore2) -> str:
    if risk.percent is None:
        return f"EuroSCORE II is not known; missing: {', '.join(risk.missing)}."
    return (
        f"EuroSCORE II predicts that {risk.percent:.2f} % of such patients die in "
        "hospital after the operation."
    )
