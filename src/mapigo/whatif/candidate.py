"""One thing that there might be more of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mapigo.whatif.change import CapacityChange, Thing, Verb

__all__ = [
    "NURSE",
    "POOL_BED",
    "SESSION",
    "SURGEON_DAY",
    "TEAM_DAY",
    "WARD_BED",
    "Candidate",
    "chosen",
    "one_more",
    "one_more_on",
]

SESSION, SURGEON_DAY, TEAM_DAY = "session", "surgeon-day", "team-day"
WARD_BED, POOL_BED, NURSE = "ward bed", "pool bed", "nurse"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One more of something: in words, the changes for it, and how full it is now.

    ``kind`` is a session, a surgeon-day, a team-day, a ward bed, a pool bed or a nurse.
    ``use_share`` is the used share of what there is in the fullest week.
    """

    label: str
    kind: str
    changes: tuple[CapacityChange, ...]
    use_share: float


def chosen(found: Sequence[Candidate], most: int) -> tuple[Candidate, ...]:
    """Return so many candidates: the fullest of each kind, then the fullest of all.

    Wards are never as full as theatres, and yet they may be what is short.
    """
    fullest_of = {one.kind: one for one in reversed(found)}
    first = [one for one in found if fullest_of[one.kind] is one]
    others = [one for one in found if fullest_of[one.kind] is not one]
    kept = [*first, *others][:most]
    return tuple(one for one in found if one in kept)


def one_more(thing: Thing, name: str) -> tuple[CapacityChange, ...]:
    """Return the change that adds one more for the whole horizon."""
    return (CapacityChange(Verb.ADD, thing, name),)


def one_more_on(
    thing: Thing, name: str, days: Iterable[int]
) -> tuple[CapacityChange, ...]:
    """Return the changes that add one more on some days."""
    return tuple(CapacityChange(Verb.ADD, thing, name, day, day) for day in days)
