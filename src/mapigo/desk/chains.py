"""The chain of moves: who takes the place of the patient who takes the slot.

The few best patients who would be brought forward are followed; into the place of each
come the best who fit there, whose place may again be taken. Each link is priced in the
plan that the links before it leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapigo.desk.filling import Filling
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.taker import Taker
from mapigo.desk.takers import takers

__all__ = ["best_chain"]

MOST_FOLLOWED = (5, 2)
"""How many of those brought forward are followed, from the first link, the second."""


def best_chain(
    now: OpenPlan, firsts: Iterable[Taker], notice_days: int = 0
) -> Filling | None:
    """Return the best chain of two or three links that was found, if any.

    Parameters
    ----------
    now
        The plan in force.
    firsts
        Who could take the slot, the best first.
    notice_days
        Days from today to admission that a patient needs at least.
    """
    begun = (Filling((first,)) for first in firsts)
    found = _longer(now, begun, notice_days, MOST_FOLLOWED)
    return min(found, key=lambda chain: chain.rank, default=None)


def _longer(
    now: OpenPlan,
    begun: Iterable[Filling],
    notice_days: int,
    most_followed: tuple[int, ...],
) -> Iterator[Filling]:
    """Yield chains of one link more, and of those the longer ones.

    ``now`` is the plan before the last link of those begun.
    """
    handing_on = [chain for chain in begun if chain.links[-1].leaves is not None]
    for chain in handing_on[: most_followed[0]]:
        after = now.after(chain.links[-1].option)
        longer = list(_with_one_more(after, chain, notice_days))
        yield from longer
        if most_followed[1:]:
            yield from _longer(after, longer, notice_days, most_followed[1:])


def _with_one_more(
    now: OpenPlan, chain: Filling, notice_days: int
) -> Iterator[Filling]:
    """Yield the chain with each patient who could take the place it leaves.

    Nobody twice: those of the chain are on earlier days than the place by now.
    """
    place = chain.links[-1].leaves
    free = now.occupancy.free.theatre_minutes
    if place is None or (place.theatre, place.day) not in free:
        return
    slot = place.within(free[place.theatre, place.day])
    for taker in takers(now, slot, notice_days):
        if not now.breaks_a_rule(taker.entry.id):
            yield Filling((*chain.links, taker))
