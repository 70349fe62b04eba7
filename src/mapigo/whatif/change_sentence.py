"""A change as a sentence."""

from __future__ import annotations

from mapigo.domain import PlanningProblem
from mapigo.explain.wording import counted
from mapigo.whatif.change import CapacityChange, Change, PolicyChange, Thing, Verb
from mapigo.whatif.change_policy import policy_sentence
from mapigo.whatif.spans import whole_span
from mapigo.whatif.things import amounts_by_day, days_with_some, usual_minutes

__all__ = ["change_sentence"]

UNITS = {
    Thing.THEATRE: "minute",
    Thing.ROOM: "bed",
    Thing.POOL: "unit",
    Thing.SURGEON: "minute",
}


def change_sentence(problem: PlanningProblem, change: Change) -> str:
    """Return what is different from the hospital as it is."""
    if isinstance(change, PolicyChange):
        return policy_sentence(problem, change)
    who = f"{change.thing} {change.id}"
    when = _when(problem, change)
    if change.verb is Verb.ABSENT:
        shift = f" for the {change.shift} shift" if change.shift else ""
        return f"The {who} is absent{shift} {when}."
    if change.verb is Verb.CLOSE and change.amount is None:
        return f"The {who} is closed {when}."
    if change.thing is Thing.NURSE:
        n = change.amount or 1
        nurses, verb = ("One nurse", "works") if n == 1 else (f"{n} nurses", "work")
        return f"{nurses} more {verb} the shifts of the {who} {when}."
    than = "more" if change.verb is Verb.ADD else "fewer"
    return f"The {who} has {_amount(problem, change)} {than} {when}."


def _when(problem: PlanningProblem, change: CapacityChange) -> str:
    centre, calendar = problem.centre, problem.centre.calendar
    days = whole_span(change, calendar)
    if len(days) < calendar.n_days:
        return calendar.span(days[0], days[-1])
    takes_all = change.verb is not Verb.ADD and change.amount is None
    if takes_all or not amounts_by_day(change, centre):
        return "on all days"
    some = days_with_some(change, centre)
    return "on each day that it has any" if len(some) < len(days) else "on all days"


def _amount(problem: PlanningProblem, change: CapacityChange) -> str:
    n = change.amount or 1
    if change.amount is None and change.thing in (Thing.THEATRE, Thing.SURGEON):
        n = usual_minutes(amounts_by_day(change, problem.centre))
    return counted(n, UNITS[change.thing])
