"""What a centre has: theatres, wards, rooms, pools, surgeons and nurses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mapigo.domain.calendar import Calendar

__all__ = [
    "Centre",
    "Nurse",
    "NurseShift",
    "Pool",
    "Room",
    "Surgeon",
    "Theatre",
    "TheatreKind",
    "Ward",
]


class TheatreKind(StrEnum):
    """Kinds of room in which procedures are done."""

    OR = "OR"
    HYBRID = "hybrid"
    CATH_LAB = "cath_lab"
    EP_LAB = "EP_lab"


@dataclass(frozen=True, slots=True)
class Theatre:
    """A room for procedures, with its planned minutes on each day (0: closed)."""

    id: str
    minutes_by_day: tuple[int, ...]
    kind: TheatreKind = TheatreKind.OR
    capabilities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ward:
    """Beds run as one unit for staff."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A room of a ward. ``closed_beds_by_day`` is empty when no bed ever closes."""

    id: str
    beds: int
    ward: str = ""
    closed_beds_by_day: tuple[int, ...] = ()
    isolation: bool = False
    equipment: frozenset[str] = frozenset()

    def open_beds(self, day: int) -> int:
        """Beds that may be used on a day."""
        closed = self.closed_beds_by_day[day] if self.closed_beds_by_day else 0
        return max(0, self.beds - closed)


@dataclass(frozen=True, slots=True)
class Pool:
    """Anything counted per day: ICU beds, step-down beds, perfusionists, teams."""

    id: str
    capacity_by_day: tuple[int, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Surgeon:
    """A surgeon or interventional operator, with minutes available on each day."""

    id: str
    minutes_by_day: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NurseShift:
    """A shift that a nurse works; ``shift`` is one of the calendar's shift types."""

    day: int
    shift: str
    max_load: int


@dataclass(frozen=True, slots=True)
class Nurse:
    """A ward nurse: skill level from 0 upwards, and the shifts she or he works."""

    id: str
    skill_level: int
    shifts: tuple[NurseShift, ...]


@dataclass(frozen=True, slots=True)
class Centre:
    """A cardiovascular centre: everything that a patient's stay can use.

    ``age_groups`` are in order from youngest to oldest; ``n_skill_levels`` counts the
    nurses' skill levels. Tables keep the order of their source.
    """

    name: str
    calendar: Calendar
    theatres: tuple[Theatre, ...]
    rooms: tuple[Room, ...]
    surgeons: tuple[Surgeon, ...]
    nurses: tuple[Nurse, ...]
    age_groups: tuple[str, ...]
    n_skill_levels: int
    wards: tuple[Ward, ...] = ()
    pools: tuple[Pool, ...] = ()
