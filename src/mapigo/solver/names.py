"""Where ids stand in the arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mapigo.domain import Occupant, PlanningProblem, WaitingListEntry

__all__ = ["Names", "Person", "persons_of"]

Person = WaitingListEntry | Occupant


def persons_of(problem: PlanningProblem) -> list[Person]:
    """Return entries and, after them, occupants: the order of the axis ``I``."""
    return [*problem.waiting_list, *problem.occupants]


def index_of(items: Iterable[object]) -> dict[str, int]:
    """Return the position of each item by its id."""
    return {item.id: i for i, item in enumerate(items)}  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Names:
    """Positions of ids in the arrays."""

    room: dict[str, int]
    theatre: dict[str, int]
    surgeon: dict[str, int]
    pool: dict[str, int]
    nurse: dict[str, int]

    @classmethod
    def of(cls, problem: PlanningProblem) -> Names:
        """Return the positions in the order of the problem's tables."""
        centre = problem.centre
        return cls(
            room=index_of(centre.rooms),
            theatre=index_of(centre.theatres),
            surgeon=index_of(centre.surgeons),
            pool=index_of(centre.pools),
            nurse=index_of(centre.nurses),
        )
