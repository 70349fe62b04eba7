"""A change as it would be typed: what ``read_changes`` reads."""

from __future__ import annotations

from mapigo.domain import Calendar
from mapigo.formats.tables import Day
from mapigo.whatif.change import CapacityChange, Change, PolicyChange

__all__ = ["change_text"]


def change_text(change: Change, calendar: Calendar) -> tuple[str, str]:
    """Return the word and the text of a change, ``("add", "pool:icu::1")``."""
    if isinstance(change, PolicyChange):
        return "set", _setting(change)
    last_part = change.shift or ("" if change.amount is None else str(change.amount))
    parts = [change.thing, change.id, _days(change, calendar), last_part]
    while not parts[-1]:
        parts.pop()
    return str(change.verb), ":".join(parts)


def _setting(change: PolicyChange) -> str:
    name = "weight" if change.setting == "weights" else change.setting
    value = str(change.value)
    if change.setting == "rules_off":
        value = "yes" if change.value else "no"
    return f"policy.{name}{'.' if change.key else ''}{change.key}={value}"


def _days(change: CapacityChange, calendar: Calendar) -> str:
    if change.first_day is None or change.last_day is None:
        return ""
    first, last = (
        Day().write(day, calendar) for day in (change.first_day, change.last_day)
    )
    return first if first == last else f"{first}..{last}"
