"""When the lists of a day end if cases take longer and shorter than planned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from mapigo.daylist.day_list import DayList, ListedCase, OperatingList
from mapigo.daylist.durations import USUAL_DRAWS, USUAL_SEED, drawn_minutes
from mapigo.daylist.work import short_teams
from mapigo.domain import PlanningProblem, WaitingListEntry
from mapigo.domain.distributions import Numbers

__all__ = ["LATE_SHARE", "ListFinish", "finishes"]

LATE_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class ListFinish:
    """When the last patient of a list leaves the theatre, in minutes after midnight.

    Nine days in ten the list ends by ``late_minute``. ``overrun_share`` is the share
    of days on which it ends after the session.
    """

    theatre: str
    expected_minute: float
    late_minute: float
    overrun_share: float


def finishes(
    problem: PlanningProblem,
    day_list: DayList,
    n_draws: int = USUAL_DRAWS,
    seed: int = USUAL_SEED,
) -> tuple[ListFinish, ...]:
    """Return when each list of a day ends, by simulating the day many times.

    The order stays as listed, in each theatre and for each surgeon and team. A list
    begins no earlier than planned; a later case begins as soon as its theatre, surgeon
    and team are done with the cases before it, also earlier than planned. A patient
    whose bed is not free in the morning stays in theatre, and the team, until it is
    ready; the surgeon may go.

    Parameters
    ----------
    problem
        What was planned.
    day_list
        Lists of a day of its plan.
    n_draws
        How many days are drawn; always the same ones for the same patients.
    seed
        Another seed draws other days.
    """
    run = _Run(problem, day_list, n_draws, seed)
    return tuple(_finish(one, run.finish_of(one)) for one in day_list.lists)


def _finish(one: OperatingList, finish: Numbers) -> ListFinish:
    return ListFinish(
        theatre=one.theatre,
        expected_minute=float(finish.mean()),
        late_minute=float(np.quantile(finish, LATE_SHARE)),
        overrun_share=float(np.mean(finish > one.session_end_minute)),
    )


class _Run:
    """The day, all draws side by side: arrays have the shape (n_draws,)."""

    def __init__(
        self, problem: PlanningProblem, day_list: DayList, n_draws: int, seed: int
    ) -> None:
        self._entries = {entry.id: entry for entry in problem.waiting_list}
        self._n_draws, self._seed = n_draws, seed
        self._theatre_free: dict[str, Numbers] = {}
        self._same_day_minute = problem.policy.lists.same_day_minute
        self._surgeon_free: defaultdict[str, Numbers] = defaultdict(
            lambda: self._from(0)
        )
        cases = [(case, one.theatre) for one in day_list.lists for case in one.cases]
        entries = [self._entries[case.patient] for case, _ in cases]
        self._team_free = {
            team: np.zeros((n, n_draws))
            for team, n in short_teams(problem, entries, day_list.day).items()
        }
        self._end: dict[str, Numbers] = {}
        # Whatever a case waits for was planned to start before it.
        for case, theatre in sorted(cases, key=lambda pair: _order(pair[0])):
            self._carry_out(case, theatre)

    def finish_of(self, one: OperatingList) -> Numbers:
        """Return when a list ends."""
        return self._end[one.cases[-1].patient]

    def _carry_out(self, case: ListedCase, theatre: str) -> None:
        entry = self._entries[case.patient]
        turnover = case.ready_minute - case.end_minute
        teams = [self._team_free[t] for t in entry.teams if t in self._team_free]
        # Only the first case of a list has to wait for its planned start.
        start = self._theatre_free.get(theatre, self._from(case.start_minute))
        start = np.maximum(start, self._surgeon_free[case.surgeon])
        start = np.maximum(start, self._earliest_minute(entry))
        for units in teams:
            start = np.maximum(start, units.min(axis=0))
        minutes = drawn_minutes(entry, self._n_draws, self._seed)
        done = start + np.maximum(minutes - turnover, 0.0)
        end = np.maximum(done, case.bed_from_minute)
        self._end[case.patient] = end
        self._theatre_free[theatre] = end + turnover
        self._surgeon_free[case.surgeon] = done
        for units in teams:
            units[units.argmin(axis=0), np.arange(self._n_draws)] = end

    def _from(self, minute: int) -> Numbers:
        return np.full(self._n_draws, float(minute))

    def _earliest_minute(self, entry: WaitingListEntry) -> int:
        return 0 if entry.operation_offset else self._same_day_minute


def _order(case: ListedCase) -> tuple[int, int]:
    return case.start_minute, case.ready_minute
