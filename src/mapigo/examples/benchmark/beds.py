"""Rooms with as many beds as the patients' demand asks for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from mapigo.domain import Room, WaitingListEntry
from mapigo.examples.benchmark.chance import draw, mean, stream
from mapigo.examples.benchmark.patients import numbered
from mapigo.examples.benchmark.proportions import (
    BEDS_SHARES,
    INCOMPATIBLE_SHARE,
    OCCUPIED_SHARE,
    REMAINING_STAY_SHARES,
)
from mapigo.examples.benchmark.size import Size

__all__ = ["draw_rooms", "with_incompatible_rooms"]

FEWEST_ROOMS = 2
"""One for each sex."""


def draw_rooms(size: Size, entries: Sequence[WaitingListEntry]) -> tuple[Room, ...]:
    """Return rooms of two to four beds."""
    n_beds = _beds_needed(size, entries)
    beds = draw(BEDS_SHARES, n_beds, stream(size.seed, "rooms"))
    n_rooms = FEWEST_ROOMS
    while sum(beds[:n_rooms]) < n_beds:
        n_rooms += 1
    names = numbered("r", n_rooms)
    return tuple(Room(name, n) for name, n in zip(names, beds, strict=False))


def _beds_needed(size: Size, entries: Sequence[WaitingListEntry]) -> int:
    """Return the beds that the list and the occupants ask for at the demand."""
    stays_days = (entry.pathway.length_of_stay for entry in entries)
    bed_days = sum(min(days, size.n_days) for days in stays_days)
    by_occupants = OCCUPIED_SHARE * mean(REMAINING_STAY_SHARES)
    days_per_bed = size.n_days * size.bed_demand
    days_per_bed = max(days_per_bed - by_occupants, days_per_bed / 2)
    return max(2 * FEWEST_ROOMS, math.ceil(bed_days / days_per_bed))


def with_incompatible_rooms(
    size: Size, entries: Sequence[WaitingListEntry], rooms: Sequence[Room]
) -> list[WaitingListEntry]:
    """Return the entries, each with rooms that do not suit, but never all of them."""
    chance = stream(size.seed, "incompatible_rooms")
    chosen = []
    for entry in entries:
        unsuited = chance.random(len(rooms)) < INCOMPATIBLE_SHARE
        unsuited[chance.integers(len(rooms))] = False
        names = (
            room.id for room, is_out in zip(rooms, unsuited, strict=True) if is_out
        )
        chosen.append(replace(entry, incompatible_rooms=frozenset(names)))
    return chosen
