"""The ICU desk on the morning of a day."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mapigo.app.backfilling import move_as_json
from mapigo.app.booking_values import booking_as_json, iso_date
from mapigo.app.days import day_of_option
from mapigo.desk import BedNight, Coming, IcuDesk, InBed, StepDown, Unit, icu_desk
from mapigo.domain import Plan, PlanningProblem

__all__ = ["icu_as_json", "icu_at"]


def icu_at(
    problem: PlanningProblem,
    plan: Plan,
    at: str | None = None,
    units: Collection[str] = (),
) -> IcuDesk:
    """Return the beds of the ICU on a day, and what could be done.

    Parameters
    ----------
    problem, plan
        The hospital, and the plan in force.
    at
        The day, as a date or a number; today of the problem if ``None``.
    units
        Pools of beds; without any, those that are ICUs by name, or all.

    Raises
    ------
    InputError
        When the day is none of the horizon, or a unit is no pool of beds.
    """
    return icu_desk(problem, plan, day_of_option(problem, "--at", at), units=units)


def icu_as_json(desk: IcuDesk) -> dict[str, Any]:
    """Return the ICU desk as plain values, ready for JSON."""
    return {
        "day": desk.day,
        "date": iso_date(desk.problem.centre.calendar, desk.day),
        "units": [_unit(desk, unit) for unit in desk.units],
    }


def _unit(desk: IcuDesk, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pool.id,
        "nights": [_night(desk, unit, night) for night in unit.nights],
        "in_bed": [_in_bed(one) for one in unit.in_bed],
        "coming": [_coming(desk, one) for one in unit.coming],
        "step_downs": [_step_down(desk, one) for one in unit.step_downs],
        "could_come": [move_as_json(desk.problem, one) for one in unit.could_come],
    }


def _night(desk: IcuDesk, unit: Unit, night: BedNight) -> dict[str, Any]:
    first = unit.waits_first(night.day)
    return {
        "day": night.day,
        "date": iso_date(desk.problem.centre.calendar, night.day),
        "beds": night.beds,
        "reserve": night.reserve,
        "in_bed": night.in_bed,
        "leave": night.leave,
        "come": night.come,
        "planned": night.planned,
        "chance_lacking": night.chance_lacking,
        "waits_first": first.patient if first else None,
    }


def _in_bed(one: InBed) -> dict[str, Any]:
    return {
        "patient": one.patient,
        "since_day": one.stay.since_day,
        "leaves_day": one.leaves_day,
        "next_place": one.stay.next_place,
        "next_room": one.stay.room,
        "next_has_bed": one.next_has_bed,
        "chance_tonight": one.chance_tonight,
        "chance_tomorrow": one.chance_tomorrow,
    }


def _coming(desk: IcuDesk, one: Coming) -> dict[str, Any]:
    calendar, entry = desk.problem.centre.calendar, one.entry
    return {
        "patient": one.patient,
        "day": one.day,
        "procedure": entry.procedure if entry else "",
        "priority": entry.priority if entry else "",
        "priority_score": one.priority_score,
        "treat_by_day": entry.treat_by_day if entry else None,
        "must_come": one.must_come,
        "in_house": one.is_in_house,
        "later": one.later
        and {
            "booking": booking_as_json(one.later.booking, calendar),
            "cost_change": one.later.cost_change,
        },
    }


def _step_down(desk: IcuDesk, one: StepDown) -> dict[str, Any]:
    return {
        "patient": one.in_bed.patient,
        "next_has_beds": one.has_bed,
        "in_the_way": [{"place": place, "day": day} for place, day in one.in_the_way],
        "chances_lacking": list(one.chances_lacking),
        "takes": one.takes and move_as_json(desk.problem, one.takes),
    }
