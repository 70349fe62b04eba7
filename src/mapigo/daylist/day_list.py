"""What comes out: the lists of a day, each with its cases in order."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DayList", "ListedCase", "OperatingList"]


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case with its times, in minutes after midnight.

    The patient leaves the theatre at ``end_minute``; from ``ready_minute`` on, after
    the turnover, it can take the next. ``bed_pool`` is where the patient goes from the
    theatre, empty for the ward; a bed is sure to be free there from
    ``bed_from_minute`` on, 0 where one is free in the morning.
    """

    patient: str
    surgeon: str
    start_minute: int
    end_minute: int
    ready_minute: int
    bed_pool: str = ""
    bed_from_minute: int = 0

    @property
    def waits_for_bed(self) -> bool:
        """Whether the case ends at the very minute from which there is a bed."""
        return 0 < self.bed_from_minute == self.end_minute


@dataclass(frozen=True, slots=True)
class OperatingList:
    """The ordered cases of a theatre's session, at least one.

    The session ends at ``session_end_minute``; what the policy keeps free for
    emergencies lies between ``planned_end_minute`` and that.
    """

    theatre: str
    start_minute: int
    planned_end_minute: int
    session_end_minute: int
    cases: tuple[ListedCase, ...]

    @property
    def finish_minute(self) -> int:
        """When the last patient leaves the theatre."""
        return self.cases[-1].end_minute

    @property
    def overrun_minutes(self) -> int:
        """Minutes by which the last case ends after the planned end."""
        return max(0, self.finish_minute - self.planned_end_minute)


@dataclass(frozen=True, slots=True)
class DayList:
    """The lists of all theatres with cases on a day.

    ``cost`` is the sum of minutes times their weights; no other lists of these cases
    cost less than ``bound``.
    """

    day: int
    lists: tuple[OperatingList, ...]
    cost: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Whether no other lists cost less."""
        return self.bound >= self.cost

    @property
    def gap(self) -> float:
        """How much less other lists might cost, as a share of the cost."""
        return (self.cost - self.bound) / self.cost if self.cost else 0.0

    @property
    def fits(self) -> bool:
        """Whether every list ends by its planned end."""
        return not any(one.overrun_minutes for one in self.lists)
