"""Ward nurses: how many, how skilled, and which shifts they work."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from mapigo.domain import Calendar, Nurse, NurseShift, Room
from mapigo.examples.figures import share, value
from mapigo.examples.request import Request
from mapigo.examples.tables import rows

__all__ = ["N_SKILL_LEVELS", "max_load", "nurses", "nurses_needed"]

N_SKILL_LEVELS = 3
NIGHT = "night"
WEEK = 7


def nurses_needed(shift: str, rooms_of_centre: Sequence[Room]) -> int:
    """Return the nurses that all beds together need in a shift."""
    column = "nurses_night" if shift == NIGHT else "nurses_day"
    needed = 0.0
    for row in rows("wards"):
        beds = sum(room.beds for room in rooms_of_centre if room.ward == row["ward"])
        needed += beds / value(row[column])
    return math.ceil(needed)


def max_load(shift: str) -> int:
    """Return the workload points that a nurse can carry in a shift."""
    if shift == NIGHT:
        return round(
            value("patients_per_nurse_surgery_night") * value("workload_night")
        )
    return round(value("patients_per_nurse_surgery_day") * value("workload_day"))


def nurses(
    request: Request, rooms_of_centre: Sequence[Room], stream: np.random.Generator
) -> tuple[Nurse, ...]:
    """Return the nurses with their rosters: five shifts on, two days off."""
    calendar = request.calendar()
    rosters = _rosters(calendar, rooms_of_centre)
    skills = _skill_levels(len(rosters), stream)
    return tuple(
        Nurse(f"N{number:03}", skill, shifts)
        for number, (skill, shifts) in enumerate(
            zip(skills, rosters, strict=True), start=1
        )
    )


def _rosters(
    calendar: Calendar, rooms_of_centre: Sequence[Room]
) -> list[tuple[NurseShift, ...]]:
    """Return one roster for each nurse.

    A line is a shift type and the day of the week on which its five days begin; the
    lines of a shift type begin evenly spread over the week, so that each day has
    enough of them. Nurses whose days off agree take turns on their lines, changing
    after their days off.
    """
    lines: dict[int, list[str]] = defaultdict(list)
    for shift in calendar.shift_types:
        n_lines = math.ceil(
            nurses_needed(shift, rooms_of_centre) * WEEK / value("shifts_per_week")
        )
        for line in range(n_lines):
            lines[line * WEEK // n_lines].append(shift)
    return [
        _roster(calendar, first_day, lines[first_day], turn)
        for first_day in sorted(lines)
        for turn in range(len(lines[first_day]))
    ]


def _roster(
    calendar: Calendar, first_day: int, shifts_in_turn: Sequence[str], turn: int
) -> tuple[NurseShift, ...]:
    worked = []
    for day in range(calendar.n_days):
        week, day_of_week = divmod(day + WEEK - first_day, WEEK)
        if day_of_week < value("shifts_per_week"):
            shift = shifts_in_turn[(turn + week) % len(shifts_in_turn)]
            worked.append(NurseShift(day, shift, max_load(shift)))
    return tuple(worked)


def _skill_levels(n: int, stream: np.random.Generator) -> list[int]:
    junior, senior = share("junior_nurse_share"), share("senior_nurse_share")
    shares = (junior, 1 - junior - senior, senior)
    return [int(skill) for skill in stream.choice(N_SKILL_LEVELS, n, p=shares)]
