"""The cheapest nurses for some days of a plan, all else as it is: exact, by HiGHS."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, milp

from mapigo.solver.arrays import row
from mapigo.solver.kernels.layout import Instance, State
from mapigo.solver.nurse_duties import NOT_FIXED
from mapigo.solver.rows import Rows

__all__ = ["cheapest_nurses", "n_choices"]

RoomDays = tuple[tuple[int, int], ...]


def n_choices(instance: Instance, state: State, day: int) -> int:
    """Count the nurses from whom the occupied rooms of a day can choose."""
    per_day = instance.shifts_per_day
    shifts = slice(day * per_day, (day + 1) * per_day)
    on_shift = np.diff(instance.nurse_start)[shifts]
    is_open = (on_shift > 1) & (instance.fixed_nurse[:, shifts] == NOT_FIXED).all(
        axis=0
    )
    n_rooms = np.count_nonzero(state.persons[:, day])
    return int(n_rooms * on_shift[is_open].sum())


def cheapest_nurses(
    instance: Instance, state: State, days: Collection[int], time_limit_s: float
) -> NDArray[np.int16] | None:
    """Return the nurses of all rooms and shifts, those of some days anew.

    The sum of S2, S3 and S4 is as low as it can be for these days, or as low as was
    found in the time. ``None`` where nothing was found.
    """
    layer = _Layer(instance, state, days)
    chosen = layer.solve(time_limit_s)
    if chosen is None:
        return None
    nurses = state.nurse.copy()
    for (room, shift, nurse), column in layer.choice.items():
        if chosen[column] > 0.5:
            nurses[room, shift] = nurse
    return nurses


class _Layer:
    """The model: which nurse takes which room, whom she meets, what is too much."""

    def __init__(self, instance: Instance, state: State, days: Collection[int]) -> None:
        self._instance = instance
        self._state = state
        self._shifts = [
            shift
            for day in sorted(days)
            for shift in range(
                day * instance.shifts_per_day, (day + 1) * instance.shifts_per_day
            )
            if len(self._on_shift(shift)) > 1
            and (instance.fixed_nurse[:, shift] == NOT_FIXED).all()
        ]
        self._cost: list[float] = []
        self._at_most: list[float] = []
        self._whole: list[int] = []
        self._rows = Rows()
        self.choice: dict[tuple[int, int, int], int] = {}
        for shift in self._shifts:
            self._choose(shift)
            for nurse in self._on_shift(shift):
                self._charge_excess(shift, nurse)
        for room_days, n_persons in self._stays().items():
            self._charge_meetings(room_days, n_persons)

    def solve(self, time_limit_s: float) -> NDArray[np.float64] | None:
        """Return the values of the columns, if any were found."""
        if not self._cost:
            return None
        result = milp(
            self._cost,
            integrality=self._whole,
            bounds=Bounds(0, self._at_most),
            constraints=self._rows.constraint(len(self._cost)),
            options={"time_limit": time_limit_s},
        )
        values: NDArray[np.float64] | None = result.x
        return values

    def _column(self, cost: int, *, at_most: float = 1, whole: bool = False) -> int:
        self._cost.append(cost)
        self._at_most.append(at_most)
        self._whole.append(int(whole))
        return len(self._cost) - 1

    def _on_shift(self, shift: int) -> list[int]:
        return row(self._instance.nurse_start, self._instance.nurse_on_shift, shift)

    def _rooms(self, shift: int) -> list[int]:
        """Return the rooms in which somebody lies."""
        day = shift // self._instance.shifts_per_day
        rooms: list[int] = np.flatnonzero(self._state.persons[:, day]).tolist()
        return rooms

    def _choose(self, shift: int) -> None:
        """Give each room one nurse, at the cost of the skill that she lacks (S2)."""
        nurses = self._on_shift(shift)
        for room in self._rooms(shift):
            for nurse in nurses:
                level = self._instance.nurse_level[nurse]
                self.choice[room, shift, nurse] = self._column(
                    int(self._state.room_skill[room, shift, level]), whole=True
                )
            columns = [self.choice[room, shift, nurse] for nurse in nurses]
            self._rows.add(columns, 1, at_least=1, at_most=1)

    def _charge_excess(self, shift: int, nurse: int) -> None:
        """Charge what the rooms bring a nurse above her maximum (S4)."""
        rooms = self._rooms(shift)
        load = self._state.room_load[rooms, shift]
        hers = self._state.nurse[rooms, shift] == nurse
        maximum = int(self._state.slack[shift, nurse] + load[hers].sum())
        if load.sum() <= maximum:
            return
        excess = self._column(self._instance.excess_weight, at_most=np.inf)
        columns = [self.choice[room, shift, nurse] for room in rooms]
        self._rows.add([*columns, excess], [*load, -1], at_most=maximum)

    def _stays(self) -> dict[RoomDays, int]:
        """Return the stays that touch the shifts, and how many persons have each."""
        lies: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for room, day in np.argwhere(self._state.persons > 0).tolist():
            for i in range(self._state.persons[room, day]):
                lies[int(self._state.person[room, day, i])].append((room, day))
        days = {shift // self._instance.shifts_per_day for shift in self._shifts}
        stays: defaultdict[RoomDays, int] = defaultdict(int)
        for room_days in lies.values():
            if any(day in days for _, day in room_days):
                stays[tuple(room_days)] += 1
        return stays

    def _charge_meetings(self, room_days: RoomDays, n_persons: int) -> None:
        """Charge each nurse whom persons of the same stay meet (S3)."""
        per_day = self._instance.shifts_per_day
        cells = [
            (room, day * per_day + k) for room, day in room_days for k in range(per_day)
        ]
        open_shifts = set(self._shifts)
        met = {
            int(self._state.nurse[room, shift])
            for room, shift in cells
            if shift not in open_shifts
        }
        meets: dict[int, int] = {}
        for room, shift in cells:
            if shift not in open_shifts:
                continue
            for nurse in self._on_shift(shift):
                if nurse in met:
                    continue
                if nurse not in meets:
                    weight = n_persons * self._instance.continuity_weight
                    meets[nurse] = self._column(weight)
                columns = [self.choice[room, shift, nurse], meets[nurse]]
                self._rows.add(columns, [1, -1], at_most=0)
