"""Faults of the people who are already in a bed."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.centre import Centre
from mapigo.domain.pathway import WARD
from mapigo.domain.people import Occupant
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.stay_faults import stay_faults
from mapigo.domain.validation.texts import id_faults
from mapigo.errors import Fault

__all__ = ["occupant_faults"]


def occupant_faults(occupants: tuple[Occupant, ...], centre: Centre) -> Iterator[Fault]:
    """Yield the faults of occupants; a crowded room is scored, not refused."""
    yield from id_faults("occupants", [occupant.id for occupant in occupants])
    rooms = [room.id for room in centre.rooms]
    for occupant in occupants:
        item = Item("occupants", occupant.id)
        yield from stay_faults(item, occupant, centre)
        yield from _room_faults(item, occupant, rooms)
        if occupant.pathway.operation_offset is not None:
            message = "an occupant's pathway has no operation: put her or him on the "
            yield item.fault("pathway", f"{message}waiting list, or remove the stage.")


def _room_faults(item: Item, occupant: Occupant, rooms: list[str]) -> Iterator[Fault]:
    if occupant.room:
        yield from item.known("room", [occupant.room], rooms, "room")
    elif any(stage.place == WARD and stage.days for stage in occupant.pathway.stages):
        message = "the pathway has ward days but no room is given: name the room."
        yield item.fault("room", message)
