"""Changes that say two things of one: a setting twice, absent and yet there longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mapigo.domain import PlanningProblem
from mapigo.domain.validation.item import Item
from mapigo.errors import Fault
from mapigo.whatif.change import CapacityChange, Change, PolicyChange, Thing, Verb
from mapigo.whatif.spans import whole_span
from mapigo.whatif.things import days_with_some

__all__ = ["said_twice"]


def said_twice(
    problem: PlanningProblem, changes: Mapping[str, Change]
) -> Iterator[Fault]:
    """Yield a fault for each change that another one contradicts.

    Changes that are events too are asked as such.
    """
    yield from _settings_twice(changes)
    capacity = {
        name: one for name, one in changes.items() if isinstance(one, CapacityChange)
    }
    for name, change in capacity.items():
        if change.verb is Verb.ADD and change.thing in (Thing.ROOM, Thing.SURGEON):
            yield from _gone_then(problem, name, change, capacity)


def _settings_twice(changes: Mapping[str, Change]) -> Iterator[Fault]:
    first: dict[tuple[str, str], str] = {}
    for name, change in changes.items():
        if isinstance(change, PolicyChange):
            earlier = first.setdefault((change.setting, change.key), name)
            if earlier != name:
                message = f"{earlier} sets the same: keep one of the two."
                yield Item(name).fault("setting", message)


def _gone_then(
    problem: PlanningProblem,
    name: str,
    added: CapacityChange,
    changes: Mapping[str, CapacityChange],
) -> Iterator[Fault]:
    """Yield a fault where the same room is closed, or the same surgeon absent."""
    calendar = problem.centre.calendar
    days = set(_days_of_growth(problem, added))
    for other_name, other in changes.items():
        is_all_gone = other.verb is not Verb.ADD and other.amount is None
        if is_all_gone and (other.thing, other.id) == (added.thing, added.id):
            both = days.intersection(whole_span(other, calendar))
            if both:
                message = (
                    f"{other_name} is about the {added.thing} {added.id!r} on "
                    f"{calendar.label(min(both))} too: keep one of the two."
                )
                yield Item(name).fault(added.thing, message)


def _days_of_growth(problem: PlanningProblem, change: CapacityChange) -> list[int]:
    if change.thing is Thing.ROOM:
        return list(whole_span(change, problem.centre.calendar))
    return days_with_some(change, problem.centre)
