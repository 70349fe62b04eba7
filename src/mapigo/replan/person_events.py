"""Events about persons: each changes the draft and returns what happened in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from mapigo.domain import (
    WARD,
    Arrival,
    Calendar,
    CaseMinutes,
    Pin,
    StayChanged,
    Suspension,
    Unfit,
    WaitingListEntry,
    Withdrawal,
)
from mapigo.domain.stage_days import planned_days, with_stage_days
from mapigo.explain.wording import counted, listed
from mapigo.replan.draft import Draft
from mapigo.replan.windows import days_left, suspended

__all__ = [
    "arrive",
    "change_case",
    "change_stay",
    "leave_rooms",
    "make_unfit",
    "withdraw",
]


def arrive(draft: Draft, event: Arrival) -> str:
    """Put somebody new on the waiting list."""
    entry, calendar = event.entry, draft.calendar
    draft.entries[entry.id] = entry
    first = calendar.label(entry.earliest_day)
    if entry.latest_day is None:
        when = f"from {first} on"
    elif entry.latest_day == entry.earliest_day:
        when = f"on {first}"
    else:
        when = f"between {first} and {calendar.label(entry.latest_day)}"
    verb = "must" if entry.mandatory else "may"
    return f"{entry.id} is new, and {verb} be admitted {when}."


def withdraw(draft: Draft, event: Withdrawal) -> str:
    """Take somebody off the waiting list, and out of the plan."""
    patient = event.patient
    del draft.entries[patient]
    draft.bookings = [one for one in draft.bookings if one.patient != patient]
    draft.pins = [one for one in draft.pins if one.patient != patient]
    return f"{patient} is not to be admitted any more."


def make_unfit(draft: Draft, event: Unfit) -> str:
    """Keep somebody from being admitted on some days, whatever is pinned to them."""
    before = draft.entries[event.patient]
    reason = "did not arrive" if event.did_not_arrive else "unfit"
    days = Suspension(event.first_day, event.last_day, reason)
    after = suspended(draft, before, days)
    draft.entries[event.patient] = after
    pins = [_without_days(pin, event) for pin in draft.pins]
    if not days_left(draft, after):
        # Who is pinned must be admitted (H12), which is not possible any more.
        pins = [pin for pin in pins if pin.patient != event.patient]
    is_lifted, draft.pins = pins != draft.pins, pins
    still = any(pin.patient == event.patient and pin.decisions() for pin in pins)
    lifted = f"is not pinned {'to that day ' if still else ''}any more"
    said = "did not arrive" if event.did_not_arrive else "is unfit"
    clauses = [
        f"{event.patient} {said} {draft.calendar.span(days.first_day, days.last_day)}",
        *_of_window(before, after, draft.calendar),
        *([lifted] if is_lifted else []),
    ]
    return f"{listed(clauses)}."


def _without_days(pin: Pin, event: Unfit) -> Pin:
    """Return a pin without its day, if the patient cannot come on it."""
    day = pin.admission_day
    if pin.patient != event.patient or day is None:
        return pin
    is_unfit = event.first_day <= day <= event.last_day
    return replace(pin, admission_day=None) if is_unfit else pin


def _of_window(
    before: WaitingListEntry, after: WaitingListEntry, calendar: Calendar
) -> Iterator[str]:
    """Yield what has become of a window, if anything, for the end of a sentence."""
    if before.mandatory and not after.mandatory:
        yield "need not be admitted in this plan any more"
    elif after.latest_day is not None and after.latest_day != before.latest_day:
        verb = "must" if after.mandatory else "may"
        yield f"{verb} now be admitted by {calendar.label(after.latest_day)}"


def change_stay(draft: Draft, event: StayChanged) -> str:
    """Make a stage of somebody's stay longer or shorter."""
    person, place, per_day = event.person, event.place, draft.calendar.shifts_per_day
    if person in draft.occupants:
        occupant = draft.occupants[person]
        planned = planned_days(occupant, place)
        draft.occupants[person] = with_stage_days(occupant, place, event.days, per_day)
    else:
        entry = draft.entries[person]
        planned = planned_days(entry, place)
        draft.entries[person] = with_stage_days(entry, place, event.days, per_day)
    where = "on the ward" if place == WARD else f"in {place}"
    days = counted(event.days, "day")
    if event.days == planned:
        return f"{person} stays {days} {where}, as planned."
    return f"{person} stays {days} {where}, not {planned}."


def leave_rooms(draft: Draft, persons: Collection[str]) -> None:
    """Take the room from each stay that has no ward day after all events."""
    for person in persons:
        if person in draft.occupants:
            occupant = draft.occupants[person]
            if not occupant.pathway.ward_offsets:
                draft.occupants[person] = replace(occupant, room="")
        elif not draft.entries[person].pathway.ward_offsets:
            _leave_room(draft, person)


def _leave_room(draft: Draft, patient: str) -> None:
    draft.bookings = [
        replace(one, room="") if one.patient == patient else one
        for one in draft.bookings
    ]
    draft.pins = [
        replace(one, room=None) if one.patient == patient else one for one in draft.pins
    ]


def change_case(draft: Draft, event: CaseMinutes) -> str:
    """Set the minutes of somebody's case, which are known from now on."""
    entry = draft.entries[event.patient]
    draft.entries[event.patient] = replace(
        entry, theatre_minutes=event.minutes, duration=None
    )
    minutes = counted(event.minutes, "minute")
    if event.minutes == entry.theatre_minutes:
        return f"The case of {event.patient} takes {minutes}, as planned."
    return f"The case of {event.patient} takes {minutes}, not {entry.theatre_minutes}."
