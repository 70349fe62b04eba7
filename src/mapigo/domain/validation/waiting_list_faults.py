"""Faults of the entries of the waiting list."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.centre import Centre
from mapigo.domain.pathway import OPERATION
from mapigo.domain.people import WaitingListEntry
from mapigo.domain.validation.clinical_faults import clinical_faults
from mapigo.domain.validation.distribution_faults import distribution_faults
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import MOST_MINUTES_PER_DAY, MOST_PRIORITY_SCORE
from mapigo.domain.validation.stay_faults import stay_faults
from mapigo.domain.validation.texts import id_faults, text_faults
from mapigo.domain.validation.window_faults import window_faults
from mapigo.errors import Fault

__all__ = ["waiting_list_faults"]


def waiting_list_faults(
    waiting_list: tuple[WaitingListEntry, ...], centre: Centre
) -> Iterator[Fault]:
    """Yield the faults of all entries, in their order."""
    yield from id_faults("waiting_list", [entry.id for entry in waiting_list])
    for entry in waiting_list:
        item = Item("waiting_list", entry.id)
        yield from stay_faults(item, entry, centre)
        yield from _operation_faults(item, entry, centre)
        yield from window_faults(item, entry, centre.calendar.n_days)
        yield from _place_faults(item, entry, centre)
        for field in ("procedure", "priority"):
            yield from text_faults(item, field, getattr(entry, field))
        score = entry.priority_score
        yield from item.number("priority_score", score, 0, MOST_PRIORITY_SCORE)
        if entry.clinical is not None:
            yield from clinical_faults(entry.id, entry.clinical)


def _operation_faults(
    item: Item, entry: WaitingListEntry, centre: Centre
) -> Iterator[Fault]:
    n_operations = sum(stage.place == OPERATION for stage in entry.pathway.stages)
    if n_operations != 1:
        message = f"expected exactly one operation in the pathway, came {n_operations}."
        yield item.fault("pathway", message)
    if not entry.surgeons:
        message = "no surgeon may operate: name at least one permitted surgeon."
        yield item.fault("surgeons", message)
    surgeons = [surgeon.id for surgeon in centre.surgeons]
    yield from item.known("surgeons", entry.surgeons, surgeons, "surgeon")
    yield from item.no_repeats("surgeons", entry.surgeons)
    pools = [pool.id for pool in centre.pools]
    yield from item.known("teams", entry.teams, pools, "pool")
    yield from item.no_repeats("teams", entry.teams)
    minutes = entry.theatre_minutes
    yield from item.number("theatre_minutes", minutes, 0, MOST_MINUTES_PER_DAY)
    if entry.duration is not None:
        yield from distribution_faults(item, "duration", entry.duration)
    offered = frozenset[str]().union(*(t.capabilities for t in centre.theatres))
    for label in sorted(entry.needed_capabilities - offered):
        message = f"no theatre has the capability {label!r}: give it to one, or correct"
        yield item.fault("needed_capabilities", f"{message} the entry.")


def _place_faults(
    item: Item, entry: WaitingListEntry, centre: Centre
) -> Iterator[Fault]:
    rooms = [room.id for room in centre.rooms]
    incompatible = entry.incompatible_rooms
    yield from item.known("incompatible_rooms", incompatible, rooms, "room")
    if entry.ward:
        wards = [ward.id for ward in centre.wards]
        yield from item.known("ward", [entry.ward], wards, "ward")
    equipment = frozenset[str]().union(*(room.equipment for room in centre.rooms))
    for label in sorted(entry.needed_equipment - equipment):
        message = f"no room has the equipment {label!r}: give it to one, or correct"
        yield item.fault("needed_equipment", f"{message} the entry.")
