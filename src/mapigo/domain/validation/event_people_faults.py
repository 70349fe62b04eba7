"""Faults of events about persons: who arrives, who waits, whose stay changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mapigo.domain.events import Arrival, Event, StayChanged
from mapigo.domain.pathway import OPERATION, WARD
from mapigo.domain.people import Occupant, WaitingListEntry
from mapigo.domain.validation.event_names import unknown_name
from mapigo.domain.validation.item import Item, shown
from mapigo.domain.validation.limits import MOST_STAY_DAYS
from mapigo.domain.validation.person_faults import person_faults
from mapigo.domain.validation.waiting_list_faults import waiting_list_faults
from mapigo.errors import Fault

if TYPE_CHECKING:
    from mapigo.domain.problem import PlanningProblem

__all__ = [
    "arrival_faults",
    "patient_faults",
    "stay_change_faults",
    "whole_stay_faults",
]


def arrival_faults(
    item: Item,
    event: Arrival,
    problem: PlanningProblem,
    arrived: Sequence[WaitingListEntry],
) -> Iterator[Fault]:
    """Yield the faults of the new entry, as those of any other.

    ``arrived`` are the entries of earlier arrivals.
    """
    entry = event.entry
    if entry.id in {known.id for known in problem.waiting_list}:
        message = (
            f"the patient {shown(entry.id)!r} is on the waiting list already: give the "
            "new one an id of her own."
        )
        yield item.fault("id", message)
    together = (*problem.waiting_list, *arrived, entry)
    for fault in (
        *waiting_list_faults((entry,), problem.centre),
        *person_faults(together, problem.occupants),
    ):
        yield item.fault(fault.field, fault.message)


def patient_faults(
    item: Item, patient: str, problem: PlanningProblem
) -> Iterator[Fault]:
    """Yield a fault when somebody is not on the waiting list."""
    if patient in {occupant.id for occupant in problem.occupants}:
        message = (
            f"{shown(patient)!r} is in a bed already, not on the waiting list: only "
            "the length of the stay can change."
        )
        yield item.fault("patient", message)
        return
    waiting = [entry.id for entry in problem.waiting_list]
    yield from unknown_name(item, "patient", patient, waiting, "patient")


def stay_change_faults(
    item: Item, event: StayChanged, problem: PlanningProblem
) -> Iterator[Fault]:
    """Yield an unknown person or stage, and a stay that cannot be."""
    people: dict[str, WaitingListEntry | Occupant] = {
        **{entry.id: entry for entry in problem.waiting_list},
        **{occupant.id: occupant for occupant in problem.occupants},
    }
    yield from unknown_name(item, "person", event.person, people, "person")
    yield from item.number("days", event.days, 0, MOST_STAY_DAYS)
    if event.person in people:
        yield from _stage_faults(item, event, people[event.person])


def _stage_faults(
    item: Item, event: StayChanged, who: WaitingListEntry | Occupant
) -> Iterator[Fault]:
    if event.place == OPERATION:
        message = "an operation fills no bed-day: change the minutes of the case."
        yield item.fault("place", message)
        return
    planned = [stage for stage in who.pathway.stages if stage.place == event.place]
    if not planned:
        places = dict.fromkeys(stage.place for stage in who.pathway.stages)
        places.pop(OPERATION, None)
        message = (
            f"the pathway of {who.id!r} has no stage {shown(event.place)!r}: use one "
            f"of {', '.join(places)}."
        )
        yield item.fault("place", message)
        return
    has_room = not isinstance(who, Occupant) or who.room
    if event.place == WARD and event.days and not has_room:
        message = (
            f"{who.id!r} has no room to lie in on the ward: name it in the table of "
            "occupants."
        )
        yield item.fault("person", message)


def whole_stay_faults(
    events: Mapping[str, Event], problem: PlanningProblem
) -> Iterator[Fault]:
    """Yield each stay that all events about it together make impossible.

    Parameters
    ----------
    events
        Events without faults of their own, by what a sentence should call them.
    problem
        What is known before the events.
    """
    people: dict[str, WaitingListEntry | Occupant] = {
        **{entry.id: entry for entry in problem.waiting_list},
        **{occupant.id: occupant for occupant in problem.occupants},
    }
    days: dict[str, int] = {}
    last: dict[str, str] = {}
    for name, event in events.items():
        if isinstance(event, StayChanged):
            pathway = people[event.person].pathway
            before = days.get(event.person, pathway.length_of_stay)
            stages = [one for one in pathway.stages if one.place == event.place]
            days[event.person] = before - stages[-1].days + event.days
            last[event.person] = name
    for person, stay_days in days.items():
        if not 1 <= stay_days <= MOST_STAY_DAYS:
            message = (
                f"expected a stay of 1 to {MOST_STAY_DAYS} days in all, came "
                f"{stay_days}."
            )
            yield Item(last[person]).fault("days", message)
