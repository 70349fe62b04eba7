"""Faults of the days of a waiting-list entry: window, treat-by day, suspensions."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.people import Suspension, WaitingListEntry
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import FARTHEST_DAY
from mapigo.domain.validation.texts import text_faults
from mapigo.errors import Fault

__all__ = ["window_faults"]


def window_faults(item: Item, entry: WaitingListEntry, n_days: int) -> Iterator[Fault]:
    """Yield the faults of the days between which a patient may be admitted."""
    earliest, latest = entry.earliest_day, entry.latest_day
    yield from item.number("earliest_day", earliest, 0, FARTHEST_DAY)
    if latest is not None:
        yield from item.number("latest_day", latest, 0, FARTHEST_DAY)
        if latest < earliest:
            message = (
                f"the latest day of admission, {latest}, lies before the earliest, "
                f"{earliest}: correct one of them."
            )
            yield item.fault("latest_day", message)
    if entry.mandatory:
        yield from _mandatory_faults(item, entry, n_days)
    if entry.treat_by_day is not None:
        due = entry.treat_by_day
        yield from item.number("treat_by_day", due, -FARTHEST_DAY, FARTHEST_DAY)
    for suspension in entry.suspensions:
        yield from _suspension_faults(item, suspension)


def _mandatory_faults(
    item: Item, entry: WaitingListEntry, n_days: int
) -> Iterator[Fault]:
    if entry.latest_day is None:
        message = "a mandatory patient needs a latest day of admission: add it."
        yield item.fault("latest_day", message)
    if entry.earliest_day >= n_days:
        message = (
            f"a mandatory patient must be admitted within the {n_days} days of the "
            f"horizon, but the earliest day is {entry.earliest_day}."
        )
        yield item.fault("earliest_day", message)


def _suspension_faults(item: Item, suspension: Suspension) -> Iterator[Fault]:
    first, last = suspension.first_day, suspension.last_day
    days = (first, last)
    yield from item.numbers("suspensions", days, -FARTHEST_DAY, FARTHEST_DAY)
    if last < first:
        message = f"the last day, {last}, lies before the first, {first}: correct one."
        yield item.fault("suspensions", message)
    yield from text_faults(item, "suspensions", suspension.reason)
