"""Faults of the rules for operating lists: times, turnover, priorities, weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from mapigo.domain.centre import Centre
from mapigo.domain.list_rules import ListRules
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import MOST_LIST_WEIGHT, MOST_MINUTES_PER_DAY
from mapigo.domain.validation.texts import label_faults
from mapigo.errors import Fault

__all__ = ["list_faults"]

LAST_MINUTE = MOST_MINUTES_PER_DAY - 1
"""The last minute of a day, 23:59."""


def list_faults(item: Item, lists: ListRules, centre: Centre) -> Iterator[Fault]:
    """Yield the faults of the list rules of a policy."""
    theatres = [theatre.id for theatre in centre.theatres]
    starts = lists.session_starts
    yield from item.known("lists.session_starts", starts, theatres, "theatre")
    times = {
        "session_start_minute": lists.session_start_minute,
        **{f"session_starts.{name}": minute for name, minute in starts.items()},
        "same_day_minute": lists.same_day_minute,
        "beds_ready_minute": lists.beds_ready_minute,
    }
    for field, minute in times.items():
        yield from item.number(f"lists.{field}", minute, 0, LAST_MINUTE)
    turnover = lists.turnover_minutes
    yield from item.number("lists.turnover_minutes", turnover, 0, MOST_MINUTES_PER_DAY)
    urgent = lists.urgent_priorities
    yield from item.no_repeats("lists.urgent_priorities", urgent)
    for label in urgent:
        yield from label_faults(item, "lists.urgent_priorities", label)
    for name, weight in asdict(lists.weights).items():
        yield from item.number(f"lists.weights.{name}", weight, 0, MOST_LIST_WEIGHT)
