"""Nurse load: by shift and day, the worst shifts, and each nurse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mapigo.domain import Nurse
from mapigo.report.day_grid import DayGrid, GridRow, fortnight_grids
from mapigo.report.facts import PlanFacts
from mapigo.report.pressure import Use
from mapigo.report.unstaffed_rooms import rooms_without_nurse
from mapigo.scoring.nurse_shifts import WorkedShift, worked_shifts

__all__ = ["NurseLine", "NurseLoad", "WorstShift", "nurse_load"]

MOST_WORST_SHIFTS = 25
MOST_NURSES_BY_DAY = 120


@dataclass(frozen=True, slots=True)
class WorstShift:
    """A shift in which a nurse carries more than the maximum."""

    nurse: str
    day: str
    shift: str
    load: int
    max_load: int
    overload: int
    rooms: str


@dataclass(frozen=True, slots=True)
class NurseLine:
    """A nurse over the whole horizon."""

    nurse: Nurse
    n_shifts: int
    use: Use
    n_overloaded: int


@dataclass(frozen=True, slots=True)
class NurseLoad:
    """What the section shows; for a large centre ``lines`` instead of ``by_day``."""

    totals: tuple[DayGrid, ...]
    worst: tuple[WorstShift, ...]
    n_overloaded: int
    by_day: tuple[DayGrid, ...]
    lines: tuple[NurseLine, ...]


def nurse_load(facts: PlanFacts) -> NurseLoad:
    """Lay out the nurses' load."""
    nurses = facts.problem.centre.nurses
    shifts = worked_shifts(facts.occupancy)
    overloaded = sorted(
        (shift for shift in shifts if shift.overload), key=lambda s: -s.overload
    )
    is_small = len(nurses) <= MOST_NURSES_BY_DAY
    return NurseLoad(
        totals=_totals(facts, shifts),
        worst=tuple(_worst(facts, one) for one in overloaded[:MOST_WORST_SHIFTS]),
        n_overloaded=len(overloaded),
        by_day=_by_day(facts, shifts) if is_small else (),
        lines=() if is_small else _lines(nurses, shifts),
    )


def _shift_names(facts: PlanFacts) -> tuple[str, ...]:
    return facts.problem.centre.calendar.shift_types


def _totals(facts: PlanFacts, shifts: Sequence[WorkedShift]) -> tuple[DayGrid, ...]:
    load: Counter[tuple[int, int]] = Counter()
    most: Counter[tuple[int, int]] = Counter()
    over: Counter[tuple[int, int]] = Counter()
    for one in shifts:
        key = (one.day, one.shift_index)
        load[key] += one.load
        most[key] += one.max_load
        over[key] += one.overload > 0
    without = rooms_without_nurse(facts)
    rows = [
        GridRow(
            name,
            [
                Use(load[day, k], most[day, k], _note(over[day, k], without[day, k]))
                for day in range(facts.n_days)
            ],
        )
        for k, name in enumerate(_shift_names(facts))
    ]
    return fortnight_grids(facts.days, "Load of all nurses on duty", rows)


def _note(n_overloaded: int, n_without: int) -> str:
    parts = []
    if n_overloaded:
        parts.append(f"{n_overloaded} over")
    if n_without:
        parts.append(f"{n_without} ✗")
    return ", ".join(parts)


def _worst(facts: PlanFacts, shift: WorkedShift) -> WorstShift:
    return WorstShift(
        nurse=shift.nurse,
        day=facts.days.short(shift.day),
        shift=_shift_names(facts)[shift.shift_index],
        load=shift.load,
        max_load=shift.max_load,
        overload=shift.overload,
        rooms=", ".join(shift.rooms),
    )


def _by_day(facts: PlanFacts, shifts: Sequence[WorkedShift]) -> tuple[DayGrid, ...]:
    worked: dict[tuple[str, int], list[WorkedShift]] = {}
    for one in shifts:
        worked.setdefault((one.nurse, one.day), []).append(one)
    rows = [
        GridRow(
            nurse.id,
            [
                _nurse_day(facts, worked.get((nurse.id, day), []))
                for day in range(facts.n_days)
            ],
            f"level {nurse.skill_level}",
        )
        for nurse in facts.problem.centre.nurses
    ]
    return fortnight_grids(facts.days, "Load of each nurse", rows)


def _nurse_day(facts: PlanFacts, shifts: Sequence[WorkedShift]) -> Use | None:
    """Return the heaviest shift of a nurse's day, with the names of all."""
    if not shifts:
        return None
    heaviest = max(shifts, key=lambda one: one.load - one.max_load)
    names = [_shift_names(facts)[one.shift_index] for one in shifts]
    return Use(heaviest.load, heaviest.max_load, ", ".join(names))


def _lines(
    nurses: Sequence[Nurse], shifts: Sequence[WorkedShift]
) -> tuple[NurseLine, ...]:
    of_nurse: dict[str, list[WorkedShift]] = {nurse.id: [] for nurse in nurses}
    for shift in shifts:
        of_nurse[shift.nurse].append(shift)
    return tuple(_line(nurse, of_nurse[nurse.id]) for nurse in nurses)


def _line(nurse: Nurse, shifts: Sequence[WorkedShift]) -> NurseLine:
    use = Use(sum(one.load for one in shifts), sum(one.max_load for one in shifts))
    n_overloaded = sum(one.overload > 0 for one in shifts)
    return NurseLine(nurse, len(shifts), use, n_overloaded)
