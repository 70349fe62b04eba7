"""Start times of a day's cases: what is impossible about them, and what they cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import TypeAlias

from mapigo.daylist.work import DayWork, TheatreCase

__all__ = ["Schedule", "cost", "faults"]

Schedule: TypeAlias = Mapping[str, int]
"""The minute after midnight at which each patient's case starts."""


def cost(work: DayWork, schedule: Schedule) -> int:
    """Return what the minutes of a schedule cost, by the weights of the centre."""
    price = work.weights
    return (
        sum(
            price.overrun * _overrun(work, schedule, cases)
            + price.theatre_idle * _theatre_idle(work, schedule, cases)
            + price.late_start * _late_start(work, schedule, cases)
            + price.order * _disorder(schedule, cases)
            for cases in work.cases_of_theatre().values()
        )
        + sum(
            price.surgeon_idle * _surgeon_idle(schedule, cases)
            for cases in work.cases_of_surgeon().values()
        )
        + price.urgent_wait * _urgent_wait(work, schedule)
    )


def _overrun(work: DayWork, schedule: Schedule, cases: list[TheatreCase]) -> int:
    last_out = max(schedule[case.patient] + case.minutes for case in cases)
    return max(0, last_out - work.sessions[cases[0].theatre].planned_end_minute)


def _theatre_idle(work: DayWork, schedule: Schedule, cases: list[TheatreCase]) -> int:
    ready = max(schedule[case.patient] + case.theatre_minutes for case in cases)
    busy = sum(case.theatre_minutes for case in cases)
    return ready - work.sessions[cases[0].theatre].start_minute - busy


def _late_start(work: DayWork, schedule: Schedule, cases: list[TheatreCase]) -> int:
    first = min(schedule[case.patient] for case in cases)
    return first - work.sessions[cases[0].theatre].start_minute


def _surgeon_idle(schedule: Schedule, cases: list[TheatreCase]) -> int:
    first = min(schedule[case.patient] for case in cases)
    last = max(schedule[case.patient] + case.minutes for case in cases)
    return last - first - sum(case.minutes for case in cases)


def _urgent_wait(work: DayWork, schedule: Schedule) -> int:
    return sum(
        schedule[case.patient] - work.sessions[case.theatre].start_minute
        for case in work.cases
        if case.is_urgent
    )


def _disorder(schedule: Schedule, cases: list[TheatreCase]) -> int:
    in_order = sorted(cases, key=lambda case: _place(schedule, case))
    pairs = combinations(in_order, 2)
    return sum(max(0, first.rank - second.rank) for first, second in pairs)


def _place(schedule: Schedule, case: TheatreCase) -> tuple[int, int, int]:
    """Order cases by start; one without minutes goes before one at the same time."""
    start = schedule[case.patient]
    return start, start + case.theatre_minutes, case.rank


def faults(work: DayWork, schedule: Schedule) -> list[str]:
    """Return in words what makes a schedule impossible; nothing, if it is not."""
    return [
        *_too_early(work, schedule),
        *_twice_at_once(schedule, work.cases_of_theatre(), lambda c: c.theatre_minutes),
        *_twice_at_once(schedule, work.cases_of_surgeon(), lambda c: c.minutes),
        *_teams_short(work, schedule),
        *_beds_short(work, schedule),
    ]


def _too_early(work: DayWork, schedule: Schedule) -> Iterator[str]:
    for case in work.cases:
        if schedule[case.patient] < case.earliest_minute:
            yield f"{case.patient} starts too early"


def _twice_at_once(
    schedule: Schedule,
    groups: Mapping[str, list[TheatreCase]],
    length: Callable[[TheatreCase], int],
) -> Iterator[str]:
    for name, cases in groups.items():
        times = sorted(
            (schedule[case.patient], schedule[case.patient] + length(case))
            for case in cases
        )
        if any(second[0] < first[1] for first, second in pairwise(times)):
            yield f"{name} has two cases at once"


def _teams_short(work: DayWork, schedule: Schedule) -> Iterator[str]:
    for team, cases in work.cases_of_team().items():
        if _most_at_once(schedule, cases) > work.team_units[team]:
            yield f"{team} has more cases at once than units"


def _most_at_once(schedule: Schedule, cases: Iterable[TheatreCase]) -> int:
    """Return the most cases that go on at the same time; one may follow another."""
    changes = sorted(
        change
        for case in cases
        if case.minutes
        for change in (
            (schedule[case.patient], 1),
            (schedule[case.patient] + case.minutes, -1),
        )
    )
    most = now = 0
    for _, change in changes:
        now += change
        most = max(most, now)
    return most


def _beds_short(work: DayWork, schedule: Schedule) -> Iterator[str]:
    ready = work.beds_ready_minute
    for pool, cases in work.cases_of_pool().items():
        n_early = sum(schedule[case.patient] + case.minutes < ready for case in cases)
        if n_early > work.morning_beds[pool]:
            yield f"{pool} gets more patients in the morning than it has beds"
