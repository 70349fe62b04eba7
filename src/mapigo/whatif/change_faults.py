"""What is wrong with changes: unknown names, what is so already, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mapigo.domain import Nurse, PlanningProblem, SurgeonAbsent
from mapigo.domain.events import SpanEvent
from mapigo.domain.validation.event_faults import event_faults
from mapigo.domain.validation.event_names import unknown_name
from mapigo.domain.validation.event_spans import span_faults
from mapigo.domain.validation.item import Item
from mapigo.errors import Fault, InputError
from mapigo.whatif.as_events import events_by_name
from mapigo.whatif.change import CapacityChange, Change, PolicyChange, Thing, Verb
from mapigo.whatif.change_policy import policy_change_faults
from mapigo.whatif.change_shape import shape_faults
from mapigo.whatif.growth import grown, is_growth
from mapigo.whatif.said_twice import said_twice
from mapigo.whatif.spans import whole_span
from mapigo.whatif.things import (
    ThingOfCentre,
    amounts_by_day,
    days_with_some,
    things_of,
    usual_minutes,
)

__all__ = ["change_faults", "named"]


def named(changes: Iterable[Change]) -> dict[str, Change]:
    """Return changes by what a sentence should call them."""
    found: dict[str, Change] = {}
    for number, change in enumerate(changes, 1):
        name = change.text or f"change {number}"
        found[f"{name} (change {number})" if name in found else name] = change
    return found


def change_faults(
    problem: PlanningProblem, changes: Sequence[Change]
) -> Iterator[Fault]:
    """Yield the faults of changes to a problem.

    Those with faults of their own are not asked whether they contradict others.
    """
    for fault in _all_faults(problem, changes):
        # Where it lies is said by the change itself; its parts have no names of ours.
        yield replace(fault, where=fault.table)


def _all_faults(problem: PlanningProblem, changes: Sequence[Change]) -> Iterator[Fault]:
    sound: dict[str, Change] = {}
    for name, change in named(changes).items():
        faults = list(_faults_of(problem, change, Item(name)))
        yield from faults
        if not faults:
            sound[name] = change
    yield from said_twice(problem, sound)
    yield from _growth_faults(problem, sound)
    yield from event_faults(problem, events_by_name(sound, problem.centre))


def _faults_of(problem: PlanningProblem, change: Change, item: Item) -> Iterator[Fault]:
    if isinstance(change, PolicyChange):
        yield from policy_change_faults(problem, change, item)
        return
    known = things_of(problem.centre, change.thing)
    faults = list(shape_faults(change, item)) or [
        *unknown_name(item, change.thing, change.id, known, change.thing),
        *span_faults(item, _as_span(change, problem), problem.centre.calendar),
    ]
    if not faults:
        faults += _nothing_there(item, change, known[change.id], problem)
    yield from faults


def _as_span(change: CapacityChange, problem: PlanningProblem) -> SpanEvent:
    """Return some event on the days of a change, whose days can be checked."""
    days = whole_span(change, problem.centre.calendar)
    return SurgeonAbsent(change.id, days.start, days.stop - 1)


def _nothing_there(
    item: Item,
    change: CapacityChange,
    thing: ThingOfCentre,
    problem: PlanningProblem,
) -> Iterator[Fault]:
    """Yield a fault where there is nothing to close, to copy or to add to."""
    centre, calendar = problem.centre, problem.centre.calendar
    days = whole_span(change, calendar)
    span = calendar.span(days[0], days[-1])
    if change.thing is Thing.ROOM or change.verb is Verb.ABSENT:
        return
    if isinstance(thing, Nurse):
        if not any(shift.day in days for shift in thing.shifts):
            yield item.fault("nurse", f"{thing.id!r} works no shift {span} to copy.")
        return
    usual = usual_minutes(amounts_by_day(change, centre))
    if not days_with_some(change, centre):
        state = "is closed" if change.verb is Verb.CLOSE else "has none to add to"
        message = (
            f"the {change.thing} {thing.id!r} {state} {span} as it is: correct it or "
            "the days, or leave it out."
        )
        yield item.fault(change.thing, message)
    elif change.thing is not Thing.POOL and not (change.amount or usual):
        message = f"the {change.thing} {thing.id!r} never has minutes: say how many."
        yield item.fault("amount", message)


def _growth_faults(
    problem: PlanningProblem, changes: Mapping[str, Change]
) -> Iterator[Fault]:
    """Yield what no hospital can have, all changes together: a thousand beds, say."""
    before = problem.centre
    for name, change in changes.items():
        if isinstance(change, CapacityChange) and is_growth(change):
            try:
                bigger = grown(problem.centre, change, before)
                problem = replace(problem, centre=bigger)
            except InputError as error:
                for fault in error.faults:
                    yield Item(name).fault("amount", fault.message)
