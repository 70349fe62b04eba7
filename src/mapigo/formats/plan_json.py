"""mapigo's own plan format: JSON with bookings, duties, pins and versions.

Days are numbers, with dates beside them where the calendar has a start date; a date
that disagrees with its number is a fault.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from mapigo.domain.calendar import Calendar
from mapigo.domain.plan import Booking, NurseDuty, Pin, Plan
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError
from mapigo.formats.fingerprint import fingerprint, refuse_other_fingerprint
from mapigo.formats.plan_faults import (
    PlanPlaces,
    names_in,
    refuse_faulty_plan,
    refuse_strangers,
)
from mapigo.formats.shapes import Place, place_in, validated

__all__ = ["PlanDocument", "plan_from_document", "plan_text"]

IsoDate = Annotated[str, Field(json_schema_extra={"format": "date"})]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class ProblemPart(_Part):
    """The problem that the plan is for."""

    name: str
    fingerprint: str


class BookingPart(_Part):
    """An admitted patient; ``room`` is empty when the stay has no ward day."""

    patient: str
    admission_day: int
    admission_date: IsoDate | None = None
    theatre: str
    room: str
    surgeon: str


class DutyPart(_Part):
    """The rooms of a nurse in one shift."""

    nurse: str
    day: int
    date: IsoDate | None = None
    shift: str
    rooms: list[str]


class PinPart(_Part):
    """What must not change for a patient; null leaves a decision free."""

    patient: str
    admission_day: int | None = None
    admission_date: IsoDate | None = None
    theatre: str | None = None
    room: str | None = None
    surgeon: str | None = None


class PlanDocument(_Part):
    """The whole file."""

    format: Literal["mapigo-plan"]
    format_version: Literal[1]
    problem: ProblemPart
    version: str = ""
    based_on: str = ""
    bookings: list[BookingPart]
    duties: list[DutyPart] = []
    pins: list[PinPart] = []


def plan_from_document(document: object, problem: PlanningProblem, file: str) -> Plan:
    """Return the plan of a parsed document.

    Raises
    ------
    PlanMismatchError
        When it was made for another problem.
    InputError
        First with every missing key and wrong type; when there is none, with every
        other fault.
    """
    place = place_in(document, file)
    content = validated(PlanDocument, document, place)
    made_for = content.problem
    refuse_other_fingerprint(made_for.fingerprint, made_for.name, problem, file)
    plan = _plan(content)
    refuse_strangers(names_in(plan), problem, file)
    faults = list(_date_faults(content, problem.centre.calendar, place))
    if faults:
        raise InputError(faults)
    refuse_faulty_plan(plan, problem, _places(content, place))
    return plan


def _plan(content: PlanDocument) -> Plan:
    return Plan(
        bookings=tuple(
            Booking(**part.model_dump(exclude={"admission_date"}))
            for part in content.bookings
        ),
        duties=tuple(
            NurseDuty(part.nurse, part.day, part.shift, tuple(part.rooms))
            for part in content.duties
        ),
        pins=tuple(
            Pin(**part.model_dump(exclude={"admission_date"})) for part in content.pins
        ),
        version=content.version,
        based_on=content.based_on,
    )


def _date_faults(
    content: PlanDocument, calendar: Calendar, place: Place
) -> Iterator[Fault]:
    dated = [
        *(
            (("bookings", i), p.admission_day, p.admission_date)
            for i, p in enumerate(content.bookings)
        ),
        *((("duties", i), p.day, p.date) for i, p in enumerate(content.duties)),
        *(
            (("pins", i), p.admission_day, p.admission_date)
            for i, p in enumerate(content.pins)
        ),
    ]
    for keys, day, written in dated:
        expected = _date(calendar, day)
        if written is not None and written != expected:
            message = (
                f"day {day} is {expected or 'without a date'}, but the date says "
                f"{shown(written)}: correct one of them."
            )
            yield Fault(message, place(keys))


def _places(content: PlanDocument, place: Place) -> PlanPlaces:
    return PlanPlaces(
        bookings=[place(("bookings", i)) for i in range(len(content.bookings))],
        duties=[place(("duties", i)) for i in range(len(content.duties))],
        pins=[place(("pins", i)) for i in range(len(content.pins))],
    )


def _date(calendar: Calendar, day: int | None) -> str | None:
    if day is None or not 0 <= day < calendar.n_days:
        return None
    when = calendar.date_of(day)
    return None if when is None else when.isoformat()


def plan_text(plan: Plan, problem: PlanningProblem) -> str:
    """Return the JSON text of a plan for a problem."""
    calendar = problem.centre.calendar
    document: dict[str, Any] = {
        "format": "mapigo-plan",
        "format_version": 1,
        "problem": {
            "name": problem.centre.name,
            "fingerprint": fingerprint(problem),
        },
        "version": plan.version,
        "based_on": plan.based_on,
        "bookings": [_placed_part(booking, calendar) for booking in plan.bookings],
        "duties": [_duty_part(duty, calendar) for duty in plan.duties],
        "pins": [_placed_part(pin, calendar) for pin in plan.pins],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _placed_part(item: Booking | Pin, calendar: Calendar) -> dict[str, Any]:
    values = {
        "patient": item.patient,
        "admission_day": item.admission_day,
        "admission_date": _date(calendar, item.admission_day),
        "theatre": item.theatre,
        "room": item.room,
        "surgeon": item.surgeon,
    }
    return {key: value for key, value in values.items() if value is not None}


def _duty_part(duty: NurseDuty, calendar: Calendar) -> dict[str, Any]:
    values = {
        "nurse": duty.nurse,
        "day": duty.day,
        "date": _date(calendar, duty.day),
        "shift": duty.shift,
        "rooms": list(duty.rooms),
    }
    return {key: value for key, value in values.items() if value is not None}
