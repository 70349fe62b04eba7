"""Say in one sentence why a patient is not admitted, with the price of admitting."""

from __future__ import annotations

from collections.abc import Sequence

from mapigo.domain import Calendar, WaitingListEntry
from mapigo.explain.displaced_in_words import displaced_in_words
from mapigo.explain.main_reason import main_reason
from mapigo.explain.option import Option
from mapigo.explain.refusal import DayRefusal

__all__ = ["verdict"]


def verdict(
    entry: WaitingListEntry,
    refusals: Sequence[DayRefusal],
    options: Sequence[Option],
    calendar: Calendar,
) -> str:
    """Return why a patient is not admitted, and the cheapest way in, if there is one.

    ``options`` are what could be done, the cheapest first.
    """
    if not options:
        return main_reason(refusals)
    best = options[0]
    when, difference = calendar.label(best.booking.admission_day), best.cost_difference
    if best.displaced:
        how = _if_others_give_way(best, calendar)
        if entry.mandatory:
            return f"Must be admitted, and could be: on {how}"
        return f"{main_reason(refusals)} Could come on {how}"
    if entry.mandatory:
        return f"Must be admitted, and could be: at best on {when}."
    if difference > 0:
        return (
            f"Could be admitted, at best on {when}, but that costs {difference:,} more "
            "than leaving the patient out."
        )
    return (
        f"Could be admitted on {when} at no more cost than leaving the patient out "
        f"({-difference:,} less): a longer search may find it."
    )


def _if_others_give_way(option: Option, calendar: Calendar) -> str:
    when = calendar.label(option.booking.admission_day)
    return (
        f"{when} if {displaced_in_words(option, calendar.label)}; "
        f"the plan would cost {_difference(option.cost_difference)}."
    )


def _difference(cost: int) -> str:
    if not cost:
        return "the same"
    return f"{cost:,} more" if cost > 0 else f"{-cost:,} less"
