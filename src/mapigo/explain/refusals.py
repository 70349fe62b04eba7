"""Say day by day what refuses the admission of a patient."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import PlanningProblem, WaitingListEntry
from mapigo.explain import bed_reasons, date_reasons, theatre_reasons
from mapigo.explain.needs import Needs
from mapigo.explain.openings import Openings
from mapigo.explain.refusal import DayRefusal, Reason
from mapigo.scoring import Occupancy

__all__ = ["refusals", "refusals_of"]


def refusals(
    problem: PlanningProblem, occupancy: Occupancy, entry: WaitingListEntry
) -> tuple[DayRefusal, ...]:
    """Return what refuses a patient on each day of the horizon.

    Parameters
    ----------
    problem
        The problem that the plan is for.
    occupancy
        The plan by place and day; the patient has no booking in it.
    entry
        The patient.

    Returns
    -------
    tuple of DayRefusal
        One for each day. A day without reasons is feasible: a theatre, a surgeon, a
        bed and pool units that suit are free, all else staying as planned. On any
        other day each booking that suits the patient breaks one of the rules named.
    """
    return refusals_of(Openings(occupancy, Needs.of(problem, occupancy.plan, entry)))


def refusals_of(openings: Openings) -> tuple[DayRefusal, ...]:
    """Return what ``refusals`` does, where the openings are known."""
    days = range(openings.problem.centre.calendar.n_days)
    return tuple(DayRefusal(day, tuple(_reasons(openings, day))) for day in days)


def _reasons(openings: Openings, day: int) -> Iterator[Reason]:
    if day not in openings.window:
        yield from date_reasons.outside_window(openings, day)
        return
    yield from date_reasons.suspension(openings, day)
    yield from date_reasons.pins(openings, day)
    yield from theatre_reasons.surgeons(openings, day)
    yield from theatre_reasons.theatres(openings, day)
    yield from bed_reasons.pools(openings, day)
    yield from bed_reasons.rooms(openings, day)
