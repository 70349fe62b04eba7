"""The room by day board: who lies where on each day, ward by ward and week by week."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Pathway, Room
from mapigo.domain.wards import rooms_by_ward, ward_name
from mapigo.report.days import DayHead
from mapigo.report.facts import PlanFacts
from mapigo.report.pressure import Use
from mapigo.report.signs import PersonSigns
from mapigo.scoring.occupancy import Person

__all__ = ["Board", "BoardCell", "BoardRow", "BoardWeek", "WardBoard", "board"]

MOST_ROOMS_OPEN = 80
ARRIVES = "▸"
LEAVES = "◂"
IN_THE_HOUSE = "°"
MIXED = " ✗"
MIXED_EDGE = 9


@dataclass(frozen=True, slots=True)
class BoardCell:
    """A room on a day. ``edge`` is the number of its sex, 9 where sexes are mixed."""

    use: Use
    sex: str
    edge: int | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A room over the days of a week."""

    room: Room
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True, slots=True)
class BoardWeek:
    """One table: a ward in a week."""

    caption: str
    heads: tuple[DayHead, ...]
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class WardBoard:
    """A ward, its size in words, and its weeks."""

    name: str
    summary: str
    weeks: tuple[BoardWeek, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All wards; ``is_open`` where they are few enough to be shown at once."""

    wards: tuple[WardBoard, ...]
    is_open: bool


def board(facts: PlanFacts, signs: PersonSigns) -> Board:
    """Lay out the beds of all wards."""
    centre = facts.problem.centre
    wards = tuple(
        _ward_board(facts, signs, ward_name(centre, ward), rooms)
        for ward, rooms in rooms_by_ward(centre).items()
    )
    return Board(wards, is_open=len(centre.rooms) <= MOST_ROOMS_OPEN)


def _ward_board(
    facts: PlanFacts, signs: PersonSigns, ward: str, rooms: list[Room]
) -> WardBoard:
    name = ward or "Rooms"
    weeks = tuple(
        BoardWeek(
            caption=f"{name}, {facts.days.span(week[0], week[-1])}",
            heads=tuple(facts.days.head(day) for day in week),
            rows=tuple(
                BoardRow(room, tuple(_cell(facts, signs, room, day) for day in week))
                for room in rooms
            ),
        )
        for week in facts.days.weeks()
    )
    return WardBoard(name, _summary(facts, rooms), weeks)


def _summary(facts: PlanFacts, rooms: list[Room]) -> str:
    n_beds = sum(room.beds for room in rooms)
    n_full = sum(_is_full(facts, rooms, day) for day in range(facts.n_days))
    full = f", full on {n_full} of {facts.n_days} days" if n_full else ""
    n_rooms = len(rooms)
    return (
        f"{n_rooms} room{'s' * (n_rooms != 1)}, {n_beds} bed{'s' * (n_beds != 1)}{full}"
    )


def _is_full(facts: PlanFacts, rooms: list[Room], day: int) -> bool:
    used = sum(len(facts.occupancy.persons.get((room.id, day), [])) for room in rooms)
    open_beds = sum(room.open_beds(day) for room in rooms)
    return 0 < open_beds <= used


def _cell(facts: PlanFacts, signs: PersonSigns, room: Room, day: int) -> BoardCell:
    people = facts.occupancy.persons.get((room.id, day), [])
    open_beds = room.open_beds(day)
    n_closed = room.beds - open_beds
    note = f"{n_closed} closed" if n_closed else ""
    sexes = sorted({person.sex for person in people})
    return BoardCell(
        use=Use(len(people), open_beds, note),
        sex="+".join(signs.sexes[sex] for sex in sexes) + MIXED * (len(sexes) > 1),
        edge=_edge(signs, sexes),
        people=tuple(_person(signs, person, day) for person in people),
    )


def _edge(signs: PersonSigns, sexes: list[str]) -> int | None:
    if not sexes:
        return None
    return signs.edges[sexes[0]] if len(sexes) == 1 else MIXED_EDGE


def _person(signs: PersonSigns, person: Person, day: int) -> str:
    offset = day - person.arrival_day
    stays = _ward_offsets(person.entry_or_occupant.pathway)
    was_here = offset - 1 in stays or (person.is_occupant and offset == 0)
    marks = ARRIVES * (not was_here) + LEAVES * (offset + 1 not in stays)
    sign = signs.person(person.sex, person.age_group)
    return f"{person.id}{IN_THE_HOUSE * person.is_occupant} {sign} {marks}".rstrip()


def _ward_offsets(pathway: Pathway) -> frozenset[int]:
    return frozenset(pathway.ward_offsets)
