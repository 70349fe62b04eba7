"""Who is in a bed on day 0, never two sexes in a room."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mapigo.domain import WARD, Occupant, Pathway, Room, Stage
from mapigo.examples.benchmark.care import draw_care
from mapigo.examples.benchmark.chance import draw, stream
from mapigo.examples.benchmark.patients import SEXES, draw_ages, numbered
from mapigo.examples.benchmark.proportions import (
    OCCUPIED_SHARE,
    REMAINING_STAY_SHARES,
)
from mapigo.examples.benchmark.size import Size

__all__ = ["draw_occupants"]


def draw_occupants(size: Size, rooms: Sequence[Room]) -> tuple[Occupant, ...]:
    """Return occupants of beds drawn at random; a room's sex is drawn for it."""
    chance = stream(size.seed, "occupants")
    beds = _draw_beds(rooms, chance)
    sexes = chance.choice(SEXES, len(rooms)).tolist()
    n = len(beds)
    stays_days = [
        min(days, size.n_days) for days in draw(REMAINING_STAY_SHARES, n, chance)
    ]
    care = draw_care(stays_days, chance)
    people = zip(
        numbered("a", n), draw_ages(n, chance), stays_days, beds, care, strict=True
    )
    return tuple(
        Occupant(
            id=name,
            sex=sexes[room],
            age_group=age_group,
            pathway=Pathway((Stage(WARD, stay_days),)),
            room=rooms[room].id,
            workload=workload,
            required_skill=skill,
        )
        for name, age_group, stay_days, room, (workload, skill) in people
    )


def _draw_beds(rooms: Sequence[Room], chance: np.random.Generator) -> list[int]:
    """Return the room of each occupied bed, in the order of rooms."""
    room_of_bed = [i for i, room in enumerate(rooms) for _ in range(room.beds)]
    n = round(OCCUPIED_SHARE * len(room_of_bed))
    return sorted(chance.choice(room_of_bed, n, replace=False).tolist())
