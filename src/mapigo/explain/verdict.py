"""Say in one sentence why a patient is not admitted, with the price of admitting."""

from __future__ import annotations

from collections.abc import Sequence

from mapigo.domain import Calendar, WaitingListEntry
from mapigo.explain.main_reason import main_reason
from mapigo.explain.option import Option
from mapigo.explain.refusal import DayRefusal

__all__ = ["verdict"]


def verdict(
    entry: WaitingListEntry,
    refusals: Sequence[DayRefusal],
    best_by_day: Sequence[Option],
    calendar: Calendar,
) -> str:
    """Return why a patient is not admitted, or what admitting would cost."""
    if not best_by_day:
        return main_reason(refusals)
    best = min(best_by_day, key=lambda option: option.cost_difference)
    when, difference = calendar.label(best.booking.admission_day), best.cost_difference
    if entry.mandatory:
        return f"Must be admitted, and could be: at best on {when}."
    if difference > 0:
        return (
            f"Could be admitted, at best on {when}, but that costs {difference} more "
            "than leaving the patient out."
        )
    return (
        f"Could be admitted on {when} at no more cost than leaving the patient out "
        f"({-difference} less): a longer search may find it."
    )
