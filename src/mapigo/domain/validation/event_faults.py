"""Every fault of events: unknown names, impossible days, contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mapigo.domain.events import (
    Arrival,
    BedsClosed,
    BedsOpened,
    CaseMinutes,
    Event,
    NurseAbsent,
    PoolChanged,
    StayChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    Withdrawal,
    person_of,
)
from mapigo.domain.people import WaitingListEntry
from mapigo.domain.validation.event_contradictions import contradictions
from mapigo.domain.validation.event_people_faults import (
    arrival_faults,
    patient_faults,
    stay_change_faults,
    whole_stay_faults,
)
from mapigo.domain.validation.event_places_faults import (
    beds_closed_faults,
    beds_opened_faults,
    pool_faults,
    theatre_faults,
)
from mapigo.domain.validation.event_spans import span_faults
from mapigo.domain.validation.event_staff_faults import nurse_faults, surgeon_faults
from mapigo.domain.validation.item import Item, shown
from mapigo.domain.validation.limits import MOST_MINUTES_PER_DAY
from mapigo.errors import Fault

if TYPE_CHECKING:
    from mapigo.domain.problem import PlanningProblem

__all__ = ["event_faults"]


def event_faults(
    problem: PlanningProblem, events: Mapping[str, Event]
) -> Iterator[Fault]:
    """Yield the faults of events that are to change a problem.

    Parameters
    ----------
    problem
        What is known before the events.
    events
        The events by what a sentence should call them, such as ``event 2`` or a file
        and line.

    Yields
    ------
    Fault
        Its ``table`` is the name of the event, its ``field`` a field of the event, or
        of the entry that arrives. Events with faults of their own are not asked
        whether they contradict others.
    """
    arriving = _new_patients(problem, events)
    sound: dict[str, Event] = {}
    arrived: list[WaitingListEntry] = []
    for name, event in events.items():
        item = Item(name)
        if person_of(event) in arriving and not isinstance(event, Arrival):
            yield _about_arrival(item, event)
            continue
        faults = [
            *span_faults(item, event, problem.centre.calendar),
            *_faults_of(item, event, problem, arrived),
        ]
        yield from faults
        if faults:
            continue
        sound[name] = event
        if isinstance(event, Arrival):
            arrived.append(event.entry)
    against = list(contradictions(sound, problem.centre.calendar))
    yield from against
    if not against:
        yield from whole_stay_faults(sound, problem)


def _new_patients(problem: PlanningProblem, events: Mapping[str, Event]) -> set[str]:
    arriving = {e.entry.id for e in events.values() if isinstance(e, Arrival)}
    waiting = {entry.id for entry in problem.waiting_list}
    return arriving - waiting - {occupant.id for occupant in problem.occupants}


def _about_arrival(item: Item, event: Event) -> Fault:
    field = "person" if isinstance(event, StayChanged) else "patient"
    name = shown(person_of(event) or "")
    message = f"{name!r} arrives by another event: say there all that is known."
    return item.fault(field, message)


def _faults_of(
    item: Item,
    event: Event,
    problem: PlanningProblem,
    arrived: Sequence[WaitingListEntry],
) -> Iterator[Fault]:
    """Yield what is wrong with one event by itself."""
    centre = problem.centre
    match event:
        case Arrival():
            yield from arrival_faults(item, event, problem, arrived)
        case Withdrawal():
            yield from patient_faults(item, event.patient, problem)
        case Unfit():
            yield from patient_faults(item, event.patient, problem)
        case StayChanged():
            yield from stay_change_faults(item, event, problem)
        case CaseMinutes():
            yield from patient_faults(item, event.patient, problem)
            yield from item.number("minutes", event.minutes, 0, MOST_MINUTES_PER_DAY)
        case TheatreMinutes():
            yield from theatre_faults(item, event, centre)
        case SurgeonAbsent():
            yield from surgeon_faults(item, event, centre)
        case NurseAbsent():
            yield from nurse_faults(item, event, centre)
        case BedsClosed():
            yield from beds_closed_faults(item, event, centre)
        case BedsOpened():
            yield from beds_opened_faults(item, event, centre)
        case PoolChanged():
            yield from pool_faults(item, event, centre)
