"""Faults of the plan in force: whom and what it names, its days, somebody twice.

It may break every rule of planning. Refused is only what changes and pins cannot be
counted against.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from mapigo.domain.plan import Booking, Pin, Plan
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.known_ids import known_ids
from mapigo.errors import Fault

if TYPE_CHECKING:
    from mapigo.domain.problem import PlanningProblem

__all__ = ["published_faults"]


def published_faults(problem: PlanningProblem, plan: Plan) -> Iterator[Fault]:
    """Yield the faults of a problem's published plan."""
    known = known_ids(problem)
    last_day = problem.centre.calendar.n_days - 1
    item = Item("published")
    yield from item.no_repeats("bookings", [one.patient for one in plan.bookings])
    for booking in plan.bookings:
        yield from _decision_faults(item, "bookings", booking, known, last_day)
    for pin in plan.pins:
        yield from _decision_faults(item, "pins", pin, known, last_day)


def _decision_faults(
    item: Item,
    field: str,
    decision: Booking | Pin,
    known: Mapping[str, Collection[str]],
    last_day: int,
) -> Iterator[Fault]:
    named = {
        "patient": decision.patient,
        "theatre": decision.theatre,
        # A stay without a ward day has no room: its name is empty.
        "room": decision.room or None,
        "surgeon": decision.surgeon,
    }
    for what, name in named.items():
        if name is not None:
            yield from item.known(field, [name], known[what], what)
    if decision.admission_day is not None:
        yield from item.number(field, decision.admission_day, 0, last_day)
