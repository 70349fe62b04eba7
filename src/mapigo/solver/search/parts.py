"""A plan in parts: some of the days each, for workers who go on from the same plan.

Who lies wholly within the days of a part moves within them; who lies across the border
of two parts stays where she is. Nobody else meets anybody of another part, so that what
a plan costs more or less is the sum of what its parts do, and parts that were changed
side by side make one plan again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.solver.decisions import Decisions
from mapigo.solver.kernels.layout import NOT_ADMITTED
from mapigo.solver.search.found import Found
from mapigo.solver.search.workplace import Workplace

__all__ = ["Entries", "Ints", "Part", "days_within", "draw_parts", "join", "split"]

Ints = NDArray[np.int32]
Entries = NDArray[np.intp]
Bools = NDArray[np.bool_]

FAR = 1 << 30
MOST_SHIFTED = 0.3
"""Most of the mean length of a part by which borders are shifted."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some days of a plan, shape (D,), and who of the entries is in them.

    ``movers`` may move within the days, or out of the plan and into it. ``stayers``
    lie there across a border. ``nurse_stays``, shape (R, S), is true outside the days,
    and where somebody lies whose nurses another part chooses.
    """

    days: Bools
    movers: Entries
    stayers: Entries
    nurse_stays: Bools


def draw_parts(n_days: int, n_parts: int, random: np.random.Generator) -> Ints:
    """Draw which part each day belongs to: parts of equal length, but for chance.

    Half of the time the days are a circle, so that the first and the last are together.
    """
    days = np.arange(n_days, dtype=np.float64)
    length = n_days / n_parts
    if random.random() < 0.5:
        moved = (days + random.integers(n_days)) % n_days
    else:
        moved = days + MOST_SHIFTED * random.uniform(-1, 1) * length
    part: Ints = np.clip(moved // length, 0, n_parts - 1).astype(np.int32)
    return part


def split(
    place: Workplace, start: Decisions, part_of_day: Ints, random: np.random.Generator
) -> list[Part]:
    """Split a plan by the part of each day.

    Who is not admitted may be so in one part, by chance among those with a day for the
    stay.
    """
    instance, n_parts = place.instance, int(part_of_day.max()) + 1
    is_in = start.day != NOT_ADMITTED
    home = np.where(is_in, part_of_day[start.day], NOT_ADMITTED)
    within = days_within(place, part_of_day)
    entries = np.arange(instance.n_entries)
    moves = is_in & within[entries, start.day]
    stays = is_in & ~moves
    possible = (instance.is_allowed_day != 0) & within
    has_day = np.stack([possible[:, part_of_day == k].any(1) for k in range(n_parts)])
    lot = (random.random(has_day.shape) * has_day).argmax(axis=0)
    waits = ~is_in & has_day.any(axis=0)
    here = days_of_stays(place, start)
    parts = []
    for k in range(n_parts):
        days = part_of_day == k
        nurse_stays = np.repeat(~days[None, :], instance.n_rooms, axis=0)
        for p in np.flatnonzero(stays & (home != k)):
            nurse_stays[start.room[p], here[p]] = True
        for room, first, end in place.occupied:
            if first < days.size and part_of_day[first] != k:
                nurse_stays[room, first:end] = True
        parts.append(
            Part(
                days,
                np.flatnonzero(moves & (home == k) | waits & (lot == k)),
                np.flatnonzero(stays & here[:, days].any(axis=1)),
                np.repeat(nurse_stays, instance.shifts_per_day, axis=1),
            )
        )
    return parts


def days_within(place: Workplace, part_of_day: Ints | Bools) -> Bools:
    """Return on which admission days each stay is within one part, shape (P, D).

    Beyond the last day there is nothing to meet.
    """
    n_days = part_of_day.size
    end = np.full(n_days, FAR)
    for day in range(n_days - 2, -1, -1):
        is_border = part_of_day[day] != part_of_day[day + 1]
        end[day] = day + 1 if is_border else end[day + 1]
    within: Bools = np.arange(n_days) + place.reach[:, None] < end
    return within


def days_of_stays(place: Workplace, start: Decisions) -> Bools:
    """Return the days that each stay may touch, shape (P, D)."""
    since = np.arange(place.instance.n_days) - start.day[:, None]
    is_in = (start.day != NOT_ADMITTED)[:, None]
    here: Bools = is_in & (since >= 0) & (since <= place.reach[:, None])
    return here


def join(start: Found, found: Sequence[Found]) -> Found:
    """Return the plan with what each has changed of the start, in a part of its own."""
    decisions = start.decisions.copy()
    for one in found:
        for field, values in decisions._asdict().items():
            now, before = getattr(one.decisions, field), getattr(start.decisions, field)
            np.copyto(values, now, where=now != before)
    return Found(
        start.violations + sum(one.violations - start.violations for one in found),
        start.cost + sum(one.cost - start.cost for one in found),
        decisions,
    )
