"""One patient's explanation, as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table

from mapigo.cli.booked_words import short_day
from mapigo.cli.score_table import score_table
from mapigo.cli.terminal import results, say
from mapigo.explain import displaced_in_words

if TYPE_CHECKING:
    from mapigo.domain import Booking, Calendar
    from mapigo.explain import DayRefusal, Explanation, Option

__all__ = ["explanation_as_json", "print_explanation", "who_gives_way"]


def print_explanation(explanation: Explanation, calendar: Calendar) -> None:
    """Print where the patient is or why nowhere, at what cost, and what else."""
    for line in _place(explanation, calendar):
        say(line)
    if explanation.parts:
        _heading(f"Part in the cost of the plan: {explanation.cost:,}")
        results().print(score_table(explanation.parts))
    if explanation.notes:
        _heading("Where it comes from")
        results().print(_notes(explanation))
    if explanation.refusals and not explanation.has_come:
        _heading("Why not on each day")
        results().print(_days(explanation, calendar))
    if explanation.options:
        _heading(_options_heading(explanation))
        results().print(_options(explanation.options, calendar))
    elif explanation.is_admitted and not explanation.has_come:
        say("\nNo other booking was found, not even one for which another gives way.")


def _heading(text: str) -> None:
    say(f"\n{text}")


def _place(explanation: Explanation, calendar: Calendar) -> Iterator[str]:
    booking = explanation.booking
    if booking is None:
        yield f"{explanation.patient} is not admitted. {explanation.main_reason}"
        return
    day = calendar.label(booking.admission_day)
    came = "came" if explanation.has_come else "is admitted"
    yield f"{explanation.patient} {came} on {day}: {_where(booking)}."
    if explanation.delay_days is not None:
        yield f"Days from the earliest day to admission: {explanation.delay_days}."
    if explanation.elective_wait_days is not None:
        waited = explanation.elective_wait_days
        yield (
            "Elective wait, in days from the decision to admit to admission less "
            f"suspended days: {waited}."
        )
    difference = explanation.leaving_out_difference
    if difference is not None and not explanation.has_come:
        yield f"Not admitting this patient would change the cost by {difference:+,}."


def _where(booking: Booking) -> str:
    room = booking.room or "no ward room"
    return f"theatre {booking.theatre}, room {room}, surgeon {booking.surgeon}"


def _notes(explanation: Explanation) -> Table:
    table = _table("rule", "cost", "")
    for note in explanation.notes:
        table.add_row(note.rule, f"{note.cost:,}" if note.cost else "", note.sentence)
    return table


def _options_heading(explanation: Explanation) -> str:
    other = "other " if explanation.is_admitted else ""
    but = ""
    if any(option.displaced for option in explanation.options):
        but = " but for who gives way"
    return f"The cheapest {other}bookings, all else as planned{but}"


def _options(options: Sequence[Option], calendar: Calendar) -> Table:
    if_others = ["if"] if any(option.displaced for option in options) else []
    table = _table("admission", "cost change", "theatre", "room", "surgeon", *if_others)
    for option in options:
        booking = option.booking
        table.add_row(
            short_day(calendar, booking.admission_day),
            f"{option.cost_difference:+,}",
            booking.theatre,
            booking.room,
            booking.surgeon,
            *[escape(who_gives_way(option, calendar)) for _ in if_others],
        )
    return table


def who_gives_way(option: Option, calendar: Calendar) -> str:
    """Return whom an option displaces, in a table's few words; empty if nobody."""
    return displaced_in_words(option, lambda day: short_day(calendar, day))


def _days(explanation: Explanation, calendar: Calendar) -> Table:
    """Say what each day refuses; neighbouring days that refuse the same share a row."""
    cheapest = {
        option.booking.admission_day: option for option in explanation.best_by_day
    }
    said = [
        (refusal.day, _answer(refusal, cheapest.get(refusal.day)))
        for refusal in explanation.refusals
    ]
    table = _table("admission", "")
    for answer, group in groupby(said, key=itemgetter(1)):
        days = [day for day, _ in group]
        label = calendar.label(days[0])
        if len(days) > 1:
            label += f" to {calendar.label(days[-1])}"
        table.add_row(label, answer)
    return table


def _answer(refusal: DayRefusal, cheapest: Option | None) -> str:
    if refusal.reasons:
        return "\n".join(
            f"{reason.rule} {reason.sentence}" for reason in refusal.reasons
        )
    if cheapest is None:
        return "Feasible."
    return f"Feasible; the cost would change by {cheapest.cost_difference:+,}."


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if "cost" in column else "left")
    return table


def explanation_as_json(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as plain values, ready for JSON."""
    booking = explanation.booking
    return {
        "patient": explanation.patient,
        "admitted": explanation.is_admitted,
        "mandatory": explanation.entry.mandatory,
        "has_come": explanation.has_come,
        "booking": asdict(booking) if booking else None,
        "cost": explanation.cost,
        "parts": [asdict(part) for part in explanation.parts],
        "notes": [asdict(note) for note in explanation.notes],
        "delay_days": explanation.delay_days,
        "elective_wait_days": explanation.elective_wait_days,
        "leaving_out_difference": explanation.leaving_out_difference,
        "main_reason": explanation.main_reason,
        "refusals": [asdict(refusal) for refusal in explanation.refusals],
        "options": [asdict(option) for option in explanation.options],
        "best_by_day": [asdict(option) for option in explanation.best_by_day],
    }
