"""How a centre runs the operating lists of a day: times, order, what matters most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["ListOrder", "ListRules", "ListWeights"]


class ListOrder(StrEnum):
    """Which case of a list should go first, where nothing else decides."""

    CERTAIN_FIRST = "certain first"
    LONGEST_FIRST = "longest first"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class ListWeights:
    """What a minute costs: the prices by which the lists of a day are compared.

    ``overrun`` is paid past the planned end of a list, ``theatre_idle`` while a theatre
    stands empty before its last case, ``late_start`` from the start of a session to its
    first case, ``surgeon_idle`` while a surgeon waits between
    her cases, ``urgent_wait`` from the start of the list to that of an urgent case.
    ``order`` is paid for each pair of cases in the other order than the preferred one,
    for each minute by which they differ.
    """

    overrun: int = 20
    theatre_idle: int = 4
    late_start: int = 3
    surgeon_idle: int = 2
    urgent_wait: int = 1
    order: int = 1


@dataclass(frozen=True, slots=True)
class ListRules:
    """Times and preferences of operating lists. All times are minutes after midnight.

    Lists begin at ``session_start_minute``, or as ``session_starts`` says for single
    theatres. The last ``turnover_minutes`` of a case's minutes prepare the theatre for
    the next. Patients who come on the day of their operation are not operated on before
    ``same_day_minute``. Beds in the ICU and other pools, freed during the day, are
    ready at ``beds_ready_minute``. Cases of ``urgent_priorities`` should not wait.
    """

    session_start_minute: int = 8 * 60
    session_starts: Mapping[str, int] = field(default_factory=dict)
    turnover_minutes: int = 0
    same_day_minute: int = 0
    beds_ready_minute: int = 12 * 60
    urgent_priorities: tuple[str, ...] = ("P1",)
    order: ListOrder = ListOrder.CERTAIN_FIRST
    weights: ListWeights = field(default_factory=ListWeights)

    def start_minute(self, theatre_id: str) -> int:
        """Return when the lists of a theatre begin."""
        return self.session_starts.get(theatre_id, self.session_start_minute)
