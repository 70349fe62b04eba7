"""The explanations of all patients as a CSV table, one row a patient."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from mapigo.app.explaining import best_other
from mapigo.domain import Booking, Calendar
from mapigo.explain import Explanation, displaced_in_words
from mapigo.formats.output_files import write_file

__all__ = ["COLUMNS", "explained_csv", "write_explained"]

BOOKING = ("admission", "theatre", "room", "surgeon")
COLUMNS = (
    "patient",
    "mandatory",
    *BOOKING,
    "cost",
    "leaving_out_difference",
    "main_reason",
    *(f"best_option_{name}" for name in BOOKING),
    "best_option_difference",
    "displaced",
    "if",
)


def write_explained(
    path: Path, explanations: Iterable[Explanation], calendar: Calendar
) -> None:
    """Write the table.

    Raises
    ------
    OutputError
        When the file cannot be written.
    """
    write_file(path, explained_csv(explanations, calendar))


def explained_csv(explanations: Iterable[Explanation], calendar: Calendar) -> str:
    """Return the table: a heading line, then a line for each patient.

    Days are dates where the calendar has any. The option is the best on another date.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for explanation in explanations:
        writer.writerow(_row(explanation, calendar))
    return text.getvalue()


def _row(explanation: Explanation, calendar: Calendar) -> list[object]:
    """Return the cells of a patient."""
    best = best_other(explanation)
    return [
        explanation.patient,
        "yes" if explanation.entry.mandatory else "no",
        *_booking(explanation.booking, calendar),
        explanation.cost,
        explanation.leaving_out_difference,
        explanation.main_reason,
        *_booking(best.booking if best else None, calendar),
        best and best.cost_difference,
        best and " ".join(other.patient for other in best.displaced),
        best and displaced_in_words(best, calendar.label),
    ]


def _booking(booking: Booking | None, calendar: Calendar) -> list[object]:
    if booking is None:
        return [""] * len(BOOKING)
    day = calendar.date_of(booking.admission_day) or booking.admission_day
    return [day, booking.theatre, booking.room, booking.surgeon]
