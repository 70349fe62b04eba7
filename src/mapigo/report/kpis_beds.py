"""Key figures of beds, pools and stays."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from mapigo.domain import Room, WaitingListEntry
from mapigo.domain.wards import ward_name
from mapigo.report.facts import PlanFacts
from mapigo.report.kpi import Kpi, days_kpi, share_kpi
from mapigo.scoring.capacity_use import pool_use, ward_use
from mapigo.scoring.occupancy import Person
from mapigo.scoring.rules.outliers import is_outlier

__all__ = ["bed_kpis"]

BED_OCCUPANCY = (
    "Occupied bed-days of open bed-days in the horizon; a bed-day is a day and the "
    "night that follows it."
)
POOL_OCCUPANCY = "Units used of units there (reserves included), over all days."
PRE_OP_STAY = "Days from admission to operation, mean over admitted patients."
LENGTH_OF_STAY = (
    "Planned bed-days from admission to discharge, mean over admitted patients, also "
    "of stays that end after the horizon."
)
OUTLIERS = (
    "Bed-days of planned patients in a ward that is not their own, of all occupied "
    "ward bed-days."
)


def bed_kpis(facts: PlanFacts) -> Iterator[Kpi]:
    """Yield occupancy by ward and pool, mean stays, and outlier bed-days."""
    yield from _ward_occupancy(facts)
    yield from _pool_occupancy(facts)
    yield from _stays(facts)
    yield from _outliers(facts)


def _ward_occupancy(facts: PlanFacts) -> Iterator[Kpi]:
    for ward, use in ward_use(facts.occupancy).items():
        if use.capacity:
            yield share_kpi(
                "bed_occupancy",
                use.used,
                use.capacity,
                "bed-days",
                BED_OCCUPANCY,
                ward_name(facts.problem.centre, ward) or "all rooms",
            )


def _pool_occupancy(facts: PlanFacts) -> Iterator[Kpi]:
    use_of = pool_use(facts.occupancy)
    for pool in facts.problem.centre.pools:
        use = use_of[pool.id]
        if use.capacity:
            yield share_kpi(
                "pool_occupancy",
                use.used,
                use.capacity,
                "unit-days",
                POOL_OCCUPANCY,
                pool.name or pool.id,
            )


def _stays(facts: PlanFacts) -> Iterator[Kpi]:
    pathways = [entry.pathway for entry, _ in facts.admitted]
    before = [pathway.operation_offset or 0 for pathway in pathways]
    if any(before):
        yield days_kpi("pre_op_stay", fmean(before), PRE_OP_STAY)
    if pathways:
        stay = fmean(pathway.length_of_stay for pathway in pathways)
        yield days_kpi("mean_length_of_stay", stay, LENGTH_OF_STAY)


def _outliers(facts: PlanFacts) -> Iterator[Kpi]:
    if not any(entry.ward for entry in facts.problem.waiting_list):
        return
    occupied = outlier_days = 0
    for (room_id, _), people in facts.occupancy.persons.items():
        room = facts.occupancy.rooms[room_id]
        occupied += len(people)
        outlier_days += sum(_is_outlier(person, room) for person in people)
    if occupied:
        yield share_kpi(
            "outlier_bed_days", outlier_days, occupied, "bed-days", OUTLIERS
        )


def _is_outlier(person: Person, room: Room) -> bool:
    entry = person.entry_or_occupant
    return isinstance(entry, WaitingListEntry) and is_outlier(entry, room)
