"""What may be changed in a hospital to see what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

__all__ = ["THINGS_OF", "CapacityChange", "Change", "PolicyChange", "Thing", "Verb"]


class Verb(StrEnum):
    """What is done to a thing; ``add`` also opens what is closed."""

    CLOSE = "close"
    ADD = "add"
    ABSENT = "absent"


class Thing(StrEnum):
    """What there can be more or less of."""

    THEATRE = "theatre"
    ROOM = "room"
    POOL = "pool"
    SURGEON = "surgeon"
    NURSE = "nurse"


THINGS_OF = {
    Verb.CLOSE: (Thing.THEATRE, Thing.ROOM, Thing.POOL),
    Verb.ADD: tuple(Thing),
    Verb.ABSENT: (Thing.SURGEON, Thing.NURSE),
}
"""What can be closed, added, absent."""


@dataclass(frozen=True, slots=True)
class CapacityChange:
    """More or less of a theatre, room, pool, surgeon or nurse on some days.

    Without days it is the whole horizon; what is added comes then on the days on which
    there is some already: sessions, units, minutes of a surgeon. ``amount`` counts
    minutes, beds, units or nurses; ``None`` is all when closing, and one more when
    adding: a usual session, a bed, a unit, a usual day of a surgeon, a nurse with the
    same shifts. ``shift`` is the one that an absent nurse misses; empty for all.
    ``text`` is how the change was asked for, for messages.
    """

    verb: Verb
    thing: Thing
    id: str
    first_day: int | None = None
    last_day: int | None = None
    amount: int | None = None
    shift: str = ""
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """Another value of a setting of the policy.

    ``setting`` is the name of a field of ``Policy``, ``key`` the rule, pool or theatre
    within it; ``value`` is a whole number, 0 or 1 for a rule that is off or not.
    """

    setting: str
    value: int
    key: str = ""
    text: str = field(default="", compare=False)


Change: TypeAlias = CapacityChange | PolicyChange
"""One thing that is different from the hospital as it is."""
