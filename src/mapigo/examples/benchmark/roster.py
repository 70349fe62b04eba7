"""Nurses and the shifts they work: no shift without a nurse, a rest after nights."""

from __future__ import annotations

import math

import numpy as np

from mapigo.domain import Nurse, NurseShift
from mapigo.examples.benchmark.chance import draw, stream
from mapigo.examples.benchmark.patients import numbered
from mapigo.examples.benchmark.proportions import (
    MAX_LOAD_SHARES,
    N_SKILL_LEVELS,
    NURSES_ON_SHIFT,
    NURSES_PER_ROOM,
)
from mapigo.examples.benchmark.size import Size
from mapigo.examples.request import SHIFT_TYPES

__all__ = ["draw_nurses"]

FEWEST_ON_SHIFT = 2
FEWEST_NURSES = 4 * FEWEST_ON_SHIFT
"""Three shifts, and those who rest after a night."""

NIGHT = "night"


def draw_nurses(size: Size, n_rooms: int) -> tuple[Nurse, ...]:
    """Return nurses of each skill level in turn, with a shift on most days."""
    chance = stream(size.seed, "nurses")
    n = max(FEWEST_NURSES, round(NURSES_PER_ROOM * n_rooms))
    levels = chance.permutation(np.arange(n) % N_SKILL_LEVELS).tolist()
    shifts: list[list[NurseShift]] = [[] for _ in range(n)]
    at_night: set[int] = set()
    for day in range(size.n_days):
        free = chance.permutation(n).tolist()
        rested = [i for i in free if i not in at_night]
        for shift in SHIFT_TYPES:
            usable = free if shift == NIGHT else rested
            on_shift = usable[: _wanted(shift, n_rooms, chance)]
            for i in on_shift:
                (max_load,) = draw(MAX_LOAD_SHARES[levels[i]], 1, chance)
                shifts[i].append(NurseShift(day, shift, max_load))
            free = [i for i in free if i not in on_shift]
            rested = [i for i in rested if i not in on_shift]
        at_night = set(on_shift)
    names = numbered("n", n)
    return tuple(
        Nurse(name, level, tuple(its_shifts))
        for name, level, its_shifts in zip(names, levels, shifts, strict=True)
    )


def _wanted(shift: str, n_rooms: int, chance: np.random.Generator) -> int:
    """Return the nurses of one shift: a tenth more or fewer than usual."""
    usual = NURSES_ON_SHIFT[shift] * n_rooms
    return max(FEWEST_ON_SHIFT, math.floor(usual * chance.uniform(0.9, 1.1) + 0.5))
