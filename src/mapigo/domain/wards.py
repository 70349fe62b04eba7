"""Rooms by ward, in the order of the centre's wards."""

from __future__ import annotations

from mapigo.domain import Centre, Room

__all__ = ["rooms_by_ward", "ward_name"]


def rooms_by_ward(centre: Centre) -> dict[str, list[Room]]:
    """Return the rooms of each ward that has any; those without a ward come last."""
    rooms: dict[str, list[Room]] = {ward.id: [] for ward in centre.wards}
    for room in centre.rooms:
        rooms.setdefault(room.ward, []).append(room)
    without_ward = rooms.pop("", [])
    if without_ward:
        rooms[""] = without_ward
    return {ward: found for ward, found in rooms.items() if found}


def ward_name(centre: Centre, ward_id: str) -> str:
    """Return a ward's name, or its id where it has none; empty for no ward."""
    names = {ward.id: ward.name for ward in centre.wards}
    return names.get(ward_id) or ward_id
