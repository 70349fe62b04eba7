"""Random events that a hospital may well meet: none of them is refused.

All are drawn from one seed, so that a failing case is told by its seed alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from mapigo.domain import (
    OPERATION,
    Arrival,
    BedsClosed,
    BedsOpened,
    CaseMinutes,
    Event,
    NurseAbsent,
    PlanningProblem,
    PoolChanged,
    StayChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    Withdrawal,
)
from mapigo.domain.validation.event_faults import event_faults

__all__ = ["random_event", "random_events"]


def random_events(rng: Random, problem: PlanningProblem, most: int) -> list[Event]:
    """Return up to ``most`` events without a fault that do not contradict."""
    events: list[Event] = []
    for _ in range(most):
        tried = [*events, random_event(rng, problem)]
        if not any(event_faults(problem, dict(_numbered(tried)))):
            events = tried
    return events


def _numbered(events: list[Event]) -> Iterator[tuple[str, Event]]:
    return ((f"event {number}", event) for number, event in enumerate(events, 1))


def random_event(rng: Random, problem: PlanningProblem) -> Event:
    """Return an event about what there is, which may not be possible all the same."""
    return rng.choice(_KINDS)(rng, problem)


def _span(rng: Random, problem: PlanningProblem) -> tuple[int, int]:
    n_days = problem.centre.calendar.n_days
    first = rng.randrange(n_days)
    return first, min(n_days - 1, first + rng.choice((0, 0, 1, 3)))


def _arrival(rng: Random, problem: PlanningProblem) -> Event:
    like = rng.choice(problem.waiting_list)
    return Arrival(
        replace(like, id=f"new{rng.randrange(4)}", suspensions=(), clinical=None)
    )


def _withdrawal(rng: Random, problem: PlanningProblem) -> Event:
    return Withdrawal(rng.choice(problem.waiting_list).id)


def _unfit(rng: Random, problem: PlanningProblem) -> Event:
    patient = rng.choice(problem.waiting_list).id
    return Unfit(patient, *_span(rng, problem), rng.random() < 0.5)


def _stay(rng: Random, problem: PlanningProblem) -> Event:
    person = rng.choice((*problem.waiting_list, *problem.occupants))
    places = [stage.place for stage in person.pathway.stages]
    place = rng.choice([place for place in places if place != OPERATION])
    return StayChanged(person.id, place, rng.randint(0, 6))


def _case(rng: Random, problem: PlanningProblem) -> Event:
    return CaseMinutes(rng.choice(problem.waiting_list).id, rng.randint(1, 400))


def _theatre(rng: Random, problem: PlanningProblem) -> Event:
    theatre = rng.choice(problem.centre.theatres).id
    return TheatreMinutes(theatre, *_span(rng, problem), rng.choice((0, 0, 240, 480)))


def _surgeon(rng: Random, problem: PlanningProblem) -> Event:
    return SurgeonAbsent(rng.choice(problem.centre.surgeons).id, *_span(rng, problem))


def _nurse(rng: Random, problem: PlanningProblem) -> Event:
    shift = rng.choice(("", *problem.centre.calendar.shift_types))
    nurse = rng.choice(problem.centre.nurses).id
    return NurseAbsent(nurse, *_span(rng, problem), shift)


def _closed(rng: Random, problem: PlanningProblem) -> Event:
    room = rng.choice(problem.centre.rooms).id
    return BedsClosed(room, *_span(rng, problem), rng.choice((None, 1, 2)))


def _opened(rng: Random, problem: PlanningProblem) -> Event:
    room = rng.choice(problem.centre.rooms).id
    return BedsOpened(room, *_span(rng, problem), rng.choice((None, 1)))


def _pool(rng: Random, problem: PlanningProblem) -> Event:
    if not problem.centre.pools:
        return _theatre(rng, problem)
    pool = rng.choice(problem.centre.pools).id
    return PoolChanged(pool, *_span(rng, problem), rng.choice((-2, -1, 1, 3)))


_KINDS: tuple[Callable[[Random, PlanningProblem], Event], ...] = (
    _arrival,
    _withdrawal,
    _unfit,
    _stay,
    _case,
    _theatre,
    _surgeon,
    _nurse,
    _closed,
    _opened,
    _pool,
)
