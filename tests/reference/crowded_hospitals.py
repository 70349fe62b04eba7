"""Random hospitals in which more wait than fit, so that some have to give way."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.reference.random_hospitals import random_problem

from mapigo.domain import PlanningProblem, Theatre, WaitingListEntry

__all__ = ["crowded_problem"]


def crowded_problem(rng: Random) -> PlanningProblem:
    """Return a hospital with wide windows, few places and a case or two a day."""
    problem = random_problem(rng)
    centre = problem.centre
    theatres = tuple(_with_a_session(rng, theatre) for theatre in centre.theatres[:2])
    surgeons = tuple(
        replace(one, minutes_by_day=(240,) * centre.calendar.n_days)
        for one in centre.surgeons
    )
    entries = tuple(_with_a_wide_window(rng, one) for one in problem.waiting_list)
    more = tuple(replace(entry, id=f"{entry.id}b") for entry in entries)
    published = problem.published and replace(
        problem.published,
        bookings=tuple(
            replace(old, theatre=rng.choice(theatres).id)
            for old in problem.published.bookings
        ),
        pins=(),
    )
    return replace(
        problem,
        centre=replace(centre, theatres=theatres, surgeons=surgeons),
        waiting_list=(*entries, *more),
        published=published,
        today=min(problem.today, 1),
    )


def _with_a_session(rng: Random, theatre: Theatre) -> Theatre:
    minutes = tuple(rng.choice((120, 150)) for _ in theatre.minutes_by_day)
    return replace(theatre, minutes_by_day=minutes)


def _with_a_wide_window(rng: Random, entry: WaitingListEntry) -> WaitingListEntry:
    mandatory = rng.random() < 0.5
    return replace(
        entry,
        earliest_day=rng.randint(0, 1),
        latest_day=6 if mandatory else None,
        mandatory=mandatory,
        suspensions=(),
        incompatible_rooms=frozenset(),
    )
