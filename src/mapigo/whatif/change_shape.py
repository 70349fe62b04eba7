"""What no change can be, whatever the hospital: a theatre that is absent, say."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.validation.item import Item
from mapigo.errors import Fault
from mapigo.whatif.change import THINGS_OF, CapacityChange, Thing, Verb

__all__ = ["shape_faults"]

MOST_NURSES = 100
"""Nurses that one change may add: more is a slip."""


def shape_faults(change: CapacityChange, item: Item) -> Iterator[Fault]:
    """Yield the faults of a change that names what cannot go together."""
    things = THINGS_OF[change.verb]
    if change.thing not in things:
        message = f"expected one of {', '.join(things)}, came {str(change.thing)!r}."
        yield item.fault("thing", message)
    if (change.first_day is None) != (change.last_day is None):
        yield item.fault("days", "give the first and the last day, or neither.")
    if change.amount is not None and change.amount < 1:
        message = f"expected an amount from 1, or none, came {change.amount}."
        yield item.fault("amount", message)
    elif change.thing is Thing.NURSE and change.verb is Verb.ADD:
        yield from item.number("amount", change.amount or 1, 1, MOST_NURSES)
