"""Who waits for a bed and who is already in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mapigo.domain.clinical import Clinical
from mapigo.domain.distributions import Distribution
from mapigo.domain.pathway import Pathway

__all__ = ["Occupant", "Suspension", "WaitingListEntry"]


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days, first and last included, on which a patient cannot be admitted."""

    first_day: int
    last_day: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WaitingListEntry:
    """One patient waiting for one intended admission. An id, never a name.

    ``earliest_day`` and ``latest_day`` bound the day of admission; without
    ``latest_day`` it may be any day of the horizon. A ``mandatory`` entry must be
    admitted within the window. ``treat_by_day`` is the day by which the operation is
    due; it may lie before day 0 or beyond the horizon. ``surgeons`` are those who may
    operate. ``theatre_minutes`` are planned, turnover included; ``duration`` is the
    distribution behind them, if known. ``teams`` are pools used on the day of the
    operation. ``workload`` and ``required_skill`` have one number per shift of the
    stay, from admission; those of days outside the ward do not count. ``clinical`` are
    findings for priority and risk; no rule reads them.
    """

    id: str
    sex: str
    age_group: str
    pathway: Pathway
    surgeons: tuple[str, ...]
    theatre_minutes: int
    workload: tuple[int, ...]
    required_skill: tuple[int, ...]
    earliest_day: int = 0
    latest_day: int | None = None
    mandatory: bool = False
    procedure: str = ""
    needed_capabilities: frozenset[str] = frozenset()
    teams: tuple[str, ...] = ()
    incompatible_rooms: frozenset[str] = frozenset()
    needed_equipment: frozenset[str] = frozenset()
    needs_isolation: bool = False
    ward: str = ""
    treat_by_day: int | None = None
    priority: str = ""
    priority_score: int = 1
    suspensions: tuple[Suspension, ...] = ()
    duration: Distribution | None = None
    referral_date: date | None = None
    decision_date: date | None = None
    clinical: Clinical | None = None

    @property
    def operation_offset(self) -> int:
        """Days from admission to the operation."""
        return self.pathway.operation_offset or 0

    @property
    def pool_needs(self) -> tuple[tuple[str, int], ...]:
        """Pairs (pool, day of the stay), one for each unit: beds and teams."""
        teams = ((team, self.operation_offset) for team in self.teams)
        return (*self.pathway.pool_offsets, *teams)

    def is_suspended(self, day: int) -> bool:
        """Whether the patient cannot be admitted on a day for a suspension."""
        return any(s.first_day <= day <= s.last_day for s in self.suspensions)


@dataclass(frozen=True, slots=True)
class Occupant:
    """Someone already in a bed on day 0, with the stages that remain.

    ``room`` is the ward room of this stay, empty when no ward day remains.
    ``workload`` and ``required_skill`` are counted from shift 0 of day 0.
    """

    id: str
    sex: str
    age_group: str
    pathway: Pathway
    room: str
    workload: tuple[int, ...]
    required_skill: tuple[int, ...]
