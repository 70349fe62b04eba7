"""Surgeons and interventional operators, and who may operate on a patient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from mapigo.domain import Surgeon
from mapigo.examples.casemix import Procedure
from mapigo.examples.figures import share
from mapigo.examples.request import Request
from mapigo.examples.tables import Row, rows
from mapigo.examples.weekdays import by_day, is_working_day

__all__ = ["draw_surgeons", "surgeons_by_specialty"]

WORKING_DAYS = 5
FEWEST_OF_A_SPECIALTY = 2


def surgeons_by_specialty(request: Request) -> dict[str, tuple[Surgeon, ...]]:
    """Return the surgeons of each specialty."""
    return {row["specialty"]: _specialty(row, request) for row in rows("surgeons")}


def _specialty(row: Row, request: Request) -> tuple[Surgeon, ...]:
    number = request.scaled(int(row["number"]), FEWEST_OF_A_SPECIALTY)
    return tuple(
        Surgeon(f"{row['prefix']}{index + 1}", _minutes_by_day(row, index, request))
        for index in range(number)
    )


def _minutes_by_day(row: Row, index: int, request: Request) -> tuple[int, ...]:
    """Give each surgeon every other working day, the next one a day later."""
    days = {(index + 2 * k) % WORKING_DAYS for k in range(int(row["days_per_week"]))}

    def minutes_on(day: date) -> int:
        return (
            int(row["minutes"]) if is_working_day(day) and day.weekday() in days else 0
        )

    return by_day(request.calendar(), minutes_on)


def draw_surgeons(
    procedures: Sequence[Procedure],
    surgeons: Mapping[str, Sequence[Surgeon]],
    stream: np.random.Generator,
) -> list[tuple[str, ...]]:
    """Return each patient's own surgeon, for some with a colleague."""
    own, other, pooled = stream.random((3, len(procedures)))
    pooled_share = share("second_surgeon_share")
    drawn: list[tuple[str, ...]] = []
    for index, procedure in enumerate(procedures):
        ids = [surgeon.id for surgeon in surgeons[procedure.specialty]]
        first = ids.pop(int(own[index] * len(ids)))
        second = ids[int(other[index] * len(ids))]
        drawn.append((first, second) if pooled[index] < pooled_share else (first,))
    return drawn
