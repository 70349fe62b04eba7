"""How long a patient has waited, measured by the wait that was promised."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Calendar, WaitingListEntry, elective_wait_days

__all__ = ["Waiting", "waiting_of"]

MOST_TARGETS = 10
"""Target waits that count at most, so that a date typed wrongly outranks nobody for
ever."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Days waited on day 0, suspended days left out, and days from decision to target.

    A target on or before the date of the decision counts as one day.
    """

    waited_days: int
    target_days: int

    @property
    def percent(self) -> int:
        """Percent of the target wait that has passed, rounded down."""
        return 100 * self.waited_days // self.target_days

    def points(self, per_target: int) -> int:
        """Return the points of the wait, growing by ``per_target`` each target wait."""
        counted_days = min(self.waited_days, MOST_TARGETS * self.target_days)
        return per_target * counted_days // self.target_days

    def has_reached(self, percent: int) -> bool:
        """Whether so many percent of the target wait have passed."""
        return 100 * self.waited_days >= percent * self.target_days


def waiting_of(entry: WaitingListEntry, calendar: Calendar) -> Waiting | None:
    """Return how long an entry has waited on day 0.

    Returns
    -------
    Waiting or None
        ``None`` where the decision date, the treat-by day or the date of day 0 is not
        known.
    """
    waited = elective_wait_days(entry, 0, calendar)
    if waited is None or entry.treat_by_day is None:
        return None
    if entry.decision_date is None or calendar.start_date is None:
        return None
    decision_day = (entry.decision_date - calendar.start_date).days
    return Waiting(max(0, waited), max(1, entry.treat_by_day - decision_day))
