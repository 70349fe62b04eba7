"""Find who could fill a slot that has become free."""

from __future__ import annotations

from typing import Any

from mapigo.app.booking_values import booking_as_json, iso_date
from mapigo.app.days import day_of_option
from mapigo.app.listing import day_of
from mapigo.desk import Backfill, Filling, Slot, Taker, backfill
from mapigo.domain import Plan, PlanningProblem
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError

__all__ = ["backfill_as_json", "fill_slot", "move_as_json", "slot_of"]


def fill_slot(
    problem: PlanningProblem,
    plan: Plan,
    slot: str,
    *,
    top: int = 10,
    today: str | None = None,
    notice_days: int = 0,
) -> Backfill:
    """Return who could fill a slot, the best first.

    Parameters
    ----------
    problem, plan
        The hospital, and the plan in force.
    slot
        As in ``slot_of``.
    top
        How many patients to give.
    today
        The first day that is not past, as a date or a number.
    notice_days
        Days from today to admission that a patient needs at least.

    Raises
    ------
    InputError
        When the slot cannot be read, or there can be no such slot.
    """
    day = day_of_option(problem, "--today", today)
    freed = slot_of(problem, slot)
    return backfill(problem, plan, freed, top=top, today=day, notice_days=notice_days)


def slot_of(problem: PlanningProblem, text: str) -> Slot:
    """Return the slot in a text such as ``OT1:2027-01-06:120`` or ``OT1:2``.

    Raises
    ------
    InputError
        When it is not a theatre, a day and, if any, minutes.
    """
    ids = sorted((theatre.id for theatre in problem.centre.theatres), key=len)
    known = [theatre for theatre in ids if text.startswith(f"{theatre}:")]
    theatre = known[-1] if known else text.partition(":")[0]
    day, _, minutes = text[len(theatre) + 1 :].partition(":")
    if not day:
        message = (
            f"expected THEATRE:DAY or THEATRE:DAY:MINUTES, such as "
            f"{ids[0] if ids else 'OT1'}:0:120, came {shown(text)!r}."
        )
        raise InputError([Fault(message, "--slot")])
    faults = []
    if minutes and not (minutes.isascii() and minutes.isdigit() and len(minutes) < 6):
        message = f"expected minutes as a whole number, came {shown(minutes)!r}."
        faults.append(Fault(message, "--slot"))
    try:
        number = day_of(problem, day)
    except InputError as error:
        faults += [Fault(one.message, "--slot") for one in error.faults]
    if faults:
        raise InputError(faults)
    return Slot(theatre, number, int(minutes) if minutes else None)


def backfill_as_json(answer: Backfill) -> dict[str, Any]:
    """Return who could fill a slot as plain values, ready for JSON."""
    calendar = answer.problem.centre.calendar
    return {
        "slot": {
            "theatre": answer.slot.theatre,
            "day": answer.slot.day,
            "date": iso_date(calendar, answer.slot.day),
            "minutes": answer.slot.minutes,
        },
        "today": answer.problem.today,
        "free_minutes": answer.free_minutes,
        "cases": list(answer.cases),
        "fitting": answer.n_fitting,
        "fillings": [
            {"number": number, **_filling(answer, filling)}
            for number, filling in enumerate(answer.fillings, start=1)
        ],
        "near_misses": [
            {
                "patient": miss.entry.id,
                "before": booking_as_json(miss.before, calendar),
                "theatre_minutes": miss.entry.theatre_minutes,
                "reasons": [reason.sentence for reason in miss.reasons],
            }
            for miss in answer.near_misses
        ],
    }


def _filling(answer: Backfill, filling: Filling) -> dict[str, Any]:
    return {
        "cost_change": filling.cost_change,
        "chain": filling.is_chain,
        "moves": [move_as_json(answer.problem, link) for link in filling.links],
    }


def move_as_json(problem: PlanningProblem, taker: Taker) -> dict[str, Any]:
    """Return what it means if a patient takes a slot."""
    calendar, entry, timing = problem.centre.calendar, taker.entry, taker.timing
    return {
        "patient": entry.id,
        "procedure": entry.procedure,
        "priority": entry.priority,
        "priority_score": entry.priority_score,
        "must_come": entry.mandatory,
        "theatre_minutes": entry.theatre_minutes,
        "teams": list(entry.teams),
        "next_place": entry.pathway.place_after_operation,
        "ready_since_day": entry.earliest_day,
        "before": booking_as_json(taker.before, calendar),
        "booking": booking_as_json(taker.booking, calendar),
        "operation_day": timing.operation_day,
        "notice_days": timing.notice_days,
        "waited_days": timing.waited_days,
        "days_late": timing.days_late,
        "days_forward": taker.days_forward,
        "cost_change": taker.cost_change,
    }
