"""What a date means for a patient: notice, wait, and the date to be treated by."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import PlanningProblem, WaitingListEntry, elective_wait_days

__all__ = ["Timing"]


@dataclass(frozen=True, slots=True)
class Timing:
    """An admission day, seen by the patient.

    ``notice_days`` count from today. ``waited_days`` are those from the decision to
    admit, less suspended days, or from the earliest day where dates are not known.
    ``days_late`` are the days of the operation past the treat-by day, negative before
    it; ``None`` where there is no such day.
    """

    admission_day: int
    operation_day: int
    notice_days: int
    waited_days: int
    days_late: int | None

    @classmethod
    def of(
        cls, problem: PlanningProblem, entry: WaitingListEntry, admission_day: int
    ) -> Timing:
        """Return what an admission day means for a patient."""
        waited = elective_wait_days(entry, admission_day, problem.centre.calendar)
        if waited is None:
            waited = max(0, admission_day - entry.earliest_day)
        operation_day = admission_day + entry.operation_offset
        due = entry.treat_by_day
        return cls(
            admission_day,
            operation_day,
            admission_day - problem.today,
            waited,
            None if due is None else operation_day - due,
        )
