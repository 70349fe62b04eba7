"""All patients of a plan explained, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mapigo.cli.booked_words import aligned, short_day
from mapigo.cli.explanation import explanation_as_json, who_gives_way
from mapigo.cli.terminal import results, say

if TYPE_CHECKING:
    from mapigo.domain import Calendar
    from mapigo.explain import Explanation

__all__ = ["explanations_as_json", "print_explanations"]

Row = tuple[str, ...]


def print_explanations(explanations: Sequence[Explanation], calendar: Calendar) -> None:
    """Print who is not admitted and could come how, then who is admitted and why so."""
    from mapigo.app.explaining import (
        admitted_dearest_first,
        not_admitted_urgent_first,
    )

    waiting = not_admitted_urgent_first(explanations)
    admitted = admitted_dearest_first(explanations)
    if waiting:
        say(f"Not admitted: {len(waiting):,}. Who must come first, then the cheapest.")
        say()
        _print_rows(_waiting_rows(waiting, calendar), right=[3])
        say()
    if admitted:
        say(f"Admitted: {len(admitted):,}. Those who cost the plan most first.")
        say()
        _print_rows(_admitted_rows(admitted, calendar), right=[2, 4])
        say()
    say("More on one of them: mapigo explain INPUT PLAN PATIENT.")


def _waiting_rows(waiting: Sequence[Explanation], calendar: Calendar) -> Iterator[Row]:
    from mapigo.explain import main_reason

    yield "patient", "", "way in", "change", "if", "why not"
    for one in waiting:
        must = "must come" if one.entry.mandatory else ""
        yield one.patient, must, *_best(one, calendar), main_reason(one.refusals)


def _admitted_rows(
    admitted: Sequence[Explanation], calendar: Calendar
) -> Iterator[Row]:
    yield "patient", "admission", "cost", "or", "change", "if"
    for one in admitted:
        day = short_day(calendar, one.booking.admission_day) if one.booking else ""
        yield one.patient, day, f"{one.cost:,}", *_best(one, calendar)


def _best(one: Explanation, calendar: Calendar) -> tuple[str, str, str]:
    """Return day, price and who gives way of the best other option."""
    from mapigo.app.explaining import best_other

    best = best_other(one)
    if best is None:
        return "has come" if one.has_come else "none found", "", ""
    return (
        short_day(calendar, best.booking.admission_day),
        f"{best.cost_difference:+,}",
        who_gives_way(best, calendar),
    )


def _print_rows(rows: Iterator[Row], right: Sequence[int]) -> None:
    """Print a line a row; a terminal cuts off what is too long, a file has it all."""
    console = results()
    for number, line in enumerate(aligned(list(rows), right)):
        if console.is_terminal:
            style = None if number else "bold"
            console.print(
                line, style=style, markup=False, no_wrap=True, overflow="ellipsis"
            )
        else:
            say(line)


def explanations_as_json(explanations: Sequence[Explanation]) -> dict[str, Any]:
    """Return all explanations as plain values, in the order of the waiting list."""
    return {"patients": [explanation_as_json(one) for one in explanations]}
