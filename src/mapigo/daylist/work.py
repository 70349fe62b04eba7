"""What a day asks for: its cases, its sessions, and what the cases have to share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mapigo.domain import (
    WARD,
    Booking,
    ListOrder,
    ListWeights,
    PlanningProblem,
    WaitingListEntry,
)
from mapigo.scoring import Occupancy

__all__ = ["DayWork", "Session", "TheatreCase", "short_teams", "work_of_day"]

ALMOST_ALL, HALF = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Session:
    """When a theatre's session begins and ends; the reserve follows the planned end."""

    start_minute: int
    planned_end_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class TheatreCase:
    """A case as the lists see it.

    ``minutes`` are those in theatre, without the ``turnover_minutes`` that follow.
    ``bed_pool`` is where the patient goes next, empty for the ward; ``keeps_bed`` is
    somebody who has slept there. Of two cases, the one with the lower ``rank`` should
    go first.
    """

    patient: str
    theatre: str
    surgeon: str
    minutes: int
    turnover_minutes: int
    earliest_minute: int
    teams: tuple[str, ...] = ()
    bed_pool: str = ""
    keeps_bed: bool = False
    is_urgent: bool = False
    rank: int = 0

    @property
    def theatre_minutes(self) -> int:
        """Minutes for which the theatre is taken."""
        return self.minutes + self.turnover_minutes

    @property
    def needs_pool(self) -> str:
        """The pool that has to have a bed free for the patient; empty for none."""
        return "" if self.keeps_bed else self.bed_pool


@dataclass(frozen=True, slots=True)
class DayWork:
    """The cases of a day and what limits them.

    ``team_units`` and ``morning_beds`` name only what is short: teams with fewer units
    than cases, and pools with fewer beds free in the morning than cases that need one.
    """

    day: int
    cases: tuple[TheatreCase, ...]
    sessions: dict[str, Session]
    team_units: dict[str, int]
    morning_beds: dict[str, int]
    beds_ready_minute: int
    weights: ListWeights

    def cases_of_theatre(self) -> dict[str, list[TheatreCase]]:
        """Return the cases by theatre, in the centre's order of theatres."""
        return _grouped((case.theatre, case) for case in self.cases)

    def cases_of_surgeon(self) -> dict[str, list[TheatreCase]]:
        """Return the cases by surgeon."""
        return _grouped((case.surgeon, case) for case in self.cases)

    def cases_of_team(self) -> dict[str, list[TheatreCase]]:
        """Return the cases of each team that is short."""
        found = ((team, case) for case in self.cases for team in case.teams)
        return _grouped(pair for pair in found if pair[0] in self.team_units)

    def cases_of_pool(self) -> dict[str, list[TheatreCase]]:
        """Return the cases that need a bed of a pool whose beds are short."""
        found = ((case.needs_pool, case) for case in self.cases)
        return _grouped(pair for pair in found if pair[0] in self.morning_beds)


def _grouped(
    pairs: Iterator[tuple[str, TheatreCase]],
) -> dict[str, list[TheatreCase]]:
    groups: dict[str, list[TheatreCase]] = {}
    for name, case in pairs:
        groups.setdefault(name, []).append(case)
    return groups


def work_of_day(occupancy: Occupancy, day: int) -> DayWork:
    """Return what a plan asks of the theatres on a day."""
    problem, rules = occupancy.problem, occupancy.problem.policy.lists
    bookings = [
        booking
        for theatre in problem.centre.theatres
        for booking in occupancy.cases_by_theatre.get((theatre.id, day), [])
    ]
    cases = tuple(_case(occupancy, one, day) for one in bookings)
    return DayWork(
        day=day,
        cases=cases,
        sessions=_sessions(problem, day),
        team_units=short_teams(problem, map(occupancy.entry_of, bookings), day),
        morning_beds=_short_beds(occupancy, cases, day),
        beds_ready_minute=rules.beds_ready_minute,
        weights=rules.weights,
    )


def _case(occupancy: Occupancy, booking: Booking, day: int) -> TheatreCase:
    rules, entry = occupancy.problem.policy.lists, occupancy.entry_of(booking)
    turnover = min(rules.turnover_minutes, entry.theatre_minutes)
    comes_that_day = entry.operation_offset == 0
    start = rules.start_minute(booking.theatre)
    next_place = entry.pathway.place_after_operation
    slept_there = occupancy.pool_users.get((next_place, day - 1), [])
    return TheatreCase(
        patient=entry.id,
        theatre=booking.theatre,
        surgeon=booking.surgeon,
        minutes=entry.theatre_minutes - turnover,
        turnover_minutes=turnover,
        earliest_minute=max(start, rules.same_day_minute) if comes_that_day else start,
        teams=entry.teams,
        bed_pool="" if next_place == WARD else next_place,
        keeps_bed=entry.id in slept_there,
        is_urgent=entry.priority in rules.urgent_priorities,
        rank=_rank(entry, rules.order),
    )


def _rank(entry: WaitingListEntry, order: ListOrder) -> int:
    """Return minutes by which cases are ordered, those with fewer first."""
    if order is ListOrder.LONGEST_FIRST:
        return -entry.theatre_minutes
    if order is ListOrder.CERTAIN_FIRST and entry.duration is not None:
        late, usual = (entry.duration.quantile(share) for share in (ALMOST_ALL, HALF))
        return round(late - usual)
    return 0


def _sessions(problem: PlanningProblem, day: int) -> dict[str, Session]:
    sessions = {}
    for theatre in problem.centre.theatres:
        start = problem.policy.lists.start_minute(theatre.id)
        planned_end = start + problem.theatre_minutes(theatre, day)
        end = start + theatre.minutes_by_day[day]
        sessions[theatre.id] = Session(start, planned_end, end)
    return sessions


def short_teams(
    problem: PlanningProblem, entries: Iterable[WaitingListEntry], day: int
) -> dict[str, int]:
    """Return the units of the teams that have more cases than units on a day.

    A plan may use a team that is not there; then its cases go one after another.
    """
    n_cases = Counter(team for entry in entries for team in entry.teams)
    units = {team: max(1, problem.pool_capacity(team, day)) for team in n_cases}
    return {team: n for team, n in units.items() if n < n_cases[team]}


def _short_beds(
    occupancy: Occupancy, cases: tuple[TheatreCase, ...], day: int
) -> dict[str, int]:
    """Return the beds free in the morning where more cases need one of the pool."""
    n_cases = Counter(case.needs_pool for case in cases if case.needs_pool)
    free = {pool: _free_in_the_morning(occupancy, pool, day) for pool in n_cases}
    return {pool: n for pool, n in free.items() if n < n_cases[pool]}


def _free_in_the_morning(occupancy: Occupancy, pool: str, day: int) -> int:
    """Return the beds of a pool that nobody has slept in; the reserve stays free."""
    if day:
        slept = len(occupancy.pool_users.get((pool, day - 1), []))
    else:
        occupants = (who.pathway.pool_offsets for who in occupancy.problem.occupants)
        slept = sum((pool, 0) in offsets for offsets in occupants)
    return max(0, occupancy.problem.pool_capacity(pool, day) - slept)
