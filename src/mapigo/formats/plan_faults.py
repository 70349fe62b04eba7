"""Faults of a plan that was read, against the problem that it is for.

A plan may break every rule of planning: rules are scored. Refused is only what no
score can be given to: unknown ids, days outside the horizon, somebody twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mapigo.domain.people import WaitingListEntry
from mapigo.domain.plan import Booking, NurseDuty, Pin, Plan
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.validation.item import shown
from mapigo.domain.validation.known_ids import known_ids
from mapigo.errors import Fault, InputError, PlanMismatchError

__all__ = ["PlanPlaces", "names_in", "refuse_faulty_plan", "refuse_strangers"]

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class PlanPlaces:
    """Where each booking, duty and pin of a plan stands in its file."""

    bookings: Sequence[str] = ()
    duties: Sequence[str] = ()
    pins: Sequence[str] = ()


def names_in(plan: Plan) -> dict[str, list[str]]:
    """Return the ids that a plan names, by what they are ids of."""
    placed: list[Booking | Pin] = [*plan.bookings, *plan.pins]
    rooms = [item.room for item in placed] + [r for d in plan.duties for r in d.rooms]
    return {
        "patient": [item.patient for item in placed],
        "theatre": [item.theatre for item in placed if item.theatre is not None],
        "room": [room for room in rooms if room],
        "surgeon": [item.surgeon for item in placed if item.surgeon],
        "nurse": [duty.nurse for duty in plan.duties],
        "shift type": [duty.shift for duty in plan.duties],
    }


def refuse_strangers(
    names: Mapping[str, Sequence[str]], problem: PlanningProblem, file: str
) -> None:
    """Raise ``PlanMismatchError``, one sentence, when the problem lacks a name."""
    known = known_ids(problem)
    strangers = {
        what: unknown
        for what, found in names.items()
        if (unknown := sorted(set(found) - known[what]))
    }
    if strangers:
        listed = " and ".join(_counted(*pair) for pair in strangers.items())
        message = (
            f"the plan does not fit {problem.centre.name!r}, which lacks {listed}: "
            "give the input that the plan was made for."
        )
        raise PlanMismatchError([Fault(message, file)])


def _counted(what: str, names: Sequence[str]) -> str:
    named = ", ".join(shown(name) or "''" for name in names[:_MOST_NAMED])
    dots = ", …" if len(names) > _MOST_NAMED else ""
    plural = "s" if len(names) > 1 else ""
    return f"{len(names)} {what}{plural} of the plan ({named}{dots})"


def refuse_faulty_plan(
    plan: Plan, problem: PlanningProblem, places: PlanPlaces
) -> None:
    """Raise ``InputError`` with every fault of a plan whose names are all known."""
    entries = {entry.id: entry for entry in problem.waiting_list}
    n_days = problem.centre.calendar.n_days
    faults = [
        *_faults_of_days(plan.bookings, places.bookings, "admission_day", n_days),
        *_faults_of_days(plan.duties, places.duties, "day", n_days),
        *_faults_of_days(plan.pins, places.pins, "admission_day", n_days),
        *_repeated([item.patient for item in plan.bookings], places.bookings),
        *_repeated([item.patient for item in plan.pins], places.pins),
        *_repeated_rooms(plan.duties, places.duties),
    ]
    for booking, where in zip(plan.bookings, places.bookings, strict=True):
        faults.extend(_booking_faults(booking, entries[booking.patient], n_days, where))
    if faults:
        raise InputError(faults)


def _faults_of_days(
    items: Sequence[Booking | NurseDuty | Pin],
    places: Sequence[str],
    field: str,
    n_days: int,
) -> Iterator[Fault]:
    for item, where in zip(items, places, strict=True):
        day = getattr(item, field)
        if day is not None and not 0 <= day < n_days:
            yield Fault(f"expected a day from 0 to {n_days - 1}, came {day}.", where)


def _repeated(names: Sequence[str], places: Sequence[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for name, where in zip(names, places, strict=True):
        if name in seen:
            message = f"the patient {shown(name)} stands there twice: keep one."
            yield Fault(message, where)
        seen.add(name)


def _repeated_rooms(
    duties: Sequence[NurseDuty], places: Sequence[str]
) -> Iterator[Fault]:
    seen: set[tuple[str, int, str, str]] = set()
    for duty, where in zip(duties, places, strict=True):
        for room in duty.rooms:
            key = (duty.nurse, duty.day, duty.shift, room)
            if key in seen:
                message = f"the nurse has the room {shown(room)} twice in that shift."
                yield Fault(message, where)
            seen.add(key)


def _booking_faults(
    booking: Booking, entry: WaitingListEntry, n_days: int, where: str
) -> Iterator[Fault]:
    pathway = entry.pathway
    if not booking.room and pathway.has_ward_day(booking.admission_day, n_days):
        yield Fault("the stay has ward days but no room: name the room.", where)
    if booking.room and not pathway.ward_offsets:
        yield Fault("the stay has no ward day: leave the room empty.", where)
    if booking.surgeon not in entry.surgeons:
        permitted = ", ".join(shown(surgeon) for surgeon in entry.surgeons)
        came = shown(booking.surgeon) or "none"
        message = f"expected one of the permitted surgeons {permitted}, came {came}."
        yield Fault(message, where)
