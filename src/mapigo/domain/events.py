"""What happens after a plan was made: one event is one new fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from mapigo.domain.people import WaitingListEntry

__all__ = [
    "Arrival",
    "BedsClosed",
    "BedsOpened",
    "CaseMinutes",
    "Event",
    "NurseAbsent",
    "PoolChanged",
    "SpanEvent",
    "StayChanged",
    "SurgeonAbsent",
    "TheatreMinutes",
    "Unfit",
    "Withdrawal",
    "person_of",
]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody new: an emergency or an urgent referral.

    How urgent is said by the entry itself, by ``mandatory``, ``latest_day`` and
    ``priority``.
    """

    entry: WaitingListEntry


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A waiting patient who is not to be admitted any more, for whatever reason."""

    patient: str


@dataclass(frozen=True, slots=True)
class Unfit:
    """A waiting patient who cannot be admitted from the first day to the last.

    ``did_not_arrive`` tells one who stayed away from one who is unfit.
    """

    patient: str
    first_day: int
    last_day: int
    did_not_arrive: bool = False


@dataclass(frozen=True, slots=True)
class StayChanged:
    """A stage of a patient's or an occupant's pathway takes ``days`` in all.

    ``place`` names the stage as in the pathway. Where a pathway comes to a place more
    than once, its last stage there is meant.
    """

    person: str
    place: str
    days: int


@dataclass(frozen=True, slots=True)
class CaseMinutes:
    """The case of a waiting patient takes this many minutes in theatre."""

    patient: str
    minutes: int


@dataclass(frozen=True, slots=True)
class TheatreMinutes:
    """A theatre has this many minutes on each of the days; 0 closes it."""

    theatre: str
    first_day: int
    last_day: int
    minutes: int


@dataclass(frozen=True, slots=True)
class SurgeonAbsent:
    """A surgeon operates on none of the days."""

    surgeon: str
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True)
class NurseAbsent:
    """A nurse works no shift on the days, or not the one that is named."""

    nurse: str
    first_day: int
    last_day: int
    shift: str = ""


@dataclass(frozen=True, slots=True)
class BedsClosed:
    """So many more beds of a room are closed on the days; ``None`` closes all."""

    room: str
    first_day: int
    last_day: int
    beds: int | None = None


@dataclass(frozen=True, slots=True)
class BedsOpened:
    """So many closed beds of a room are open again on the days; ``None`` opens all."""

    room: str
    first_day: int
    last_day: int
    beds: int | None = None


@dataclass(frozen=True, slots=True)
class PoolChanged:
    """A pool has so many units more on each of the days; fewer where negative."""

    pool: str
    first_day: int
    last_day: int
    units: int


SpanEvent: TypeAlias = (
    Unfit
    | TheatreMinutes
    | SurgeonAbsent
    | NurseAbsent
    | BedsClosed
    | BedsOpened
    | PoolChanged
)
"""Events that hold from a first day to a last."""

Event: TypeAlias = Arrival | Withdrawal | StayChanged | CaseMinutes | SpanEvent
"""What may happen after a plan was made."""


def person_of(event: Event) -> str | None:
    """Return whom an event is about; ``None`` where it is about a place or staff."""
    match event:
        case Arrival(entry):
            return entry.id
        case (
            Withdrawal(person)
            | Unfit(person)
            | StayChanged(person)
            | CaseMinutes(person)
        ):
            return person
        case _:
            return None
