"""Key figures of ward nurses: load, overload, continuity."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from mapigo.report.facts import PlanFacts
from mapigo.report.kpi import Kpi, share_kpi
from mapigo.scoring.nurse_shifts import worked_shifts

__all__ = ["nurse_kpis"]

NURSE_LOAD = "Workload of all persons cared for, of the maximum of all shifts worked."
OVERLOAD = "Workload above a nurse's maximum, added up over all nurses and shifts."
CONTINUITY = (
    "Different nurses in a person's stay, mean over all persons who have a nurse; "
    "fewer is better."
)


def nurse_kpis(facts: PlanFacts) -> Iterator[Kpi]:
    """Yield the nurses' load and overload, and continuity of care."""
    shifts = worked_shifts(facts.occupancy)
    max_load = sum(shift.max_load for shift in shifts)
    if not max_load:
        return
    load = sum(shift.load for shift in shifts)
    yield share_kpi("nurse_load", load, max_load, "workload points", NURSE_LOAD)
    overload = sum(shift.overload for shift in shifts)
    n_over = sum(shift.overload > 0 for shift in shifts)
    basis = f"in {n_over:,} of {len(shifts):,} shifts"
    yield Kpi(
        "overload",
        overload,
        "workload points",
        OVERLOAD,
        f"{overload:,} point{'s' * (overload != 1)}",
        basis=basis,
    )
    yield from _continuity(facts)


def _continuity(facts: PlanFacts) -> Iterator[Kpi]:
    nurses_of: dict[str, set[str]] = {}
    for (room, day, _), nurses in facts.occupancy.nurses.items():
        for person in facts.occupancy.persons.get((room, day), []):
            nurses_of.setdefault(person.id, set()).add(nurses[-1])
    if nurses_of:
        mean = fmean(map(len, nurses_of.values()))
        text = f"{mean:.1f} nurses a stay"
        yield Kpi("continuity", mean, "nurses per stay", CONTINUITY, text)
