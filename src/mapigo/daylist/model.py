"""The lists of a day as a CP-SAT model: one interval a case, one price a minute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, permutations

from ortools.sat.python import cp_model

from mapigo.daylist.schedule import Schedule
from mapigo.daylist.work import DayWork, TheatreCase

__all__ = ["DayModel"]

Length = Callable[[TheatreCase], int]


@dataclass(frozen=True, slots=True)
class _Span:
    """From the first start of some cases to the end of the last, without idle time."""

    first: cp_model.IntVar
    last: cp_model.IntVar
    busy: int

    @property
    def idle(self) -> cp_model.LinearExpr:
        """Minutes between first and last in which no case goes on."""
        return self.last - self.first - self.busy


class DayModel:
    """The model, and the variable of each case's start.

    Lists may run past their sessions, at a price; so there always is a schedule.
    """

    def __init__(self, work: DayWork, hint: Schedule) -> None:
        self.work = work
        self.cp = cp_model.CpModel()
        self._prices: list[cp_model.LinearExprT] = []
        self._last_minute = _last_minute(work)
        self._goes_first: dict[tuple[str, str], cp_model.LiteralT] = {}
        self.start = {
            case.patient: self.cp.new_int_var(
                case.earliest_minute, self._last_minute - case.theatre_minutes, ""
            )
            for case in work.cases
        }
        self._add_theatres()
        self._add_surgeons()
        self._add_teams()
        self._add_beds()
        self._add_urgent_waits()
        self.cp.minimize(cp_model.LinearExpr.sum(self._prices))
        for patient, start in self.start.items():
            self.cp.add_hint(start, hint[patient])

    def _time(self) -> cp_model.IntVar:
        return self.cp.new_int_var(0, self._last_minute, "")

    def _interval(self, case: TheatreCase, minutes: int) -> cp_model.IntervalVar:
        return self.cp.new_fixed_size_interval_var(
            self.start[case.patient], minutes, ""
        )

    def _add_theatres(self) -> None:
        weights = self.work.weights
        for theatre, cases in self.work.cases_of_theatre().items():
            session = self.work.sessions[theatre]
            span = self._one_after_another(cases, lambda case: case.theatre_minutes)
            starts = [self.start[case.patient] for case in cases]
            self.cp.add_min_equality(span.first, starts)
            wait = span.first - session.start_minute
            self._prices.append(weights.late_start * wait)
            self._prices.append(weights.theatre_idle * (wait + span.idle))
            self._add_overrun(cases, session.planned_end_minute)
            self._add_order(cases)

    def _add_overrun(self, cases: list[TheatreCase], planned_end: int) -> None:
        overrun = self._time()
        for case in cases:
            end = self.start[case.patient] + case.minutes
            self.cp.add(overrun >= end - planned_end)
        self._prices.append(self.work.weights.overrun * overrun)

    def _add_order(self, cases: list[TheatreCase]) -> None:
        """Charge each two cases in the other order than that of their ranks."""
        for one, other in combinations(sorted(cases, key=lambda c: c.rank), 2):
            price = self.work.weights.order * (other.rank - one.rank)
            self._prices.append(price * self._goes_first[other.patient, one.patient])

    def _add_surgeons(self) -> None:
        for cases in self.work.cases_of_surgeon().values():
            if len(cases) > 1:
                self._add_surgeon(cases)

    def _add_surgeon(self, cases: list[TheatreCase]) -> None:
        """Charge idle time between the cases of a surgeon.

        In one theatre it has the turnovers in it. Both branches say the same there, but
        the first in a way that is easier to prove.
        """
        price = self.work.weights.surgeon_idle
        if len({(case.theatre, case.turnover_minutes) for case in cases}) == 1:
            span = self._one_after_another(cases, lambda case: case.theatre_minutes)
            turnovers = (len(cases) - 1) * cases[0].turnover_minutes
            self._prices.append(price * (span.idle + turnovers))
        else:
            span = self._one_after_another(cases, lambda case: case.minutes)
            self._prices.append(price * span.idle)

    def _one_after_another(self, cases: list[TheatreCase], length: Length) -> _Span:
        """Let cases not overlap, with a choice for each two of them which goes first.

        The rows for what goes before and after a case, and the clauses on three cases,
        say nothing new of whole choices, but much of fractions of them, on which the
        proof rests that nothing is cheaper.
        """
        self.cp.add_no_overlap(self._interval(case, length(case)) for case in cases)
        for one, other in combinations(cases, 2):
            self._choose_first(one, other, length)
        goes_first = self._goes_first
        span = _Span(self._time(), self._time(), sum(map(length, cases)))
        self.cp.add(span.last - span.first >= span.busy)
        for case in cases:
            start, others = self.start[case.patient], [c for c in cases if c != case]
            lengths = [length(other) for other in others]
            before = [goes_first[other.patient, case.patient] for other in others]
            after = [goes_first[case.patient, other.patient] for other in others]
            self.cp.add(start - span.first >= _weighted(before, lengths))
            end = start + length(case)
            self.cp.add(span.last - end >= _weighted(after, lengths))
        for a, b, c in permutations([case.patient for case in cases], 3):
            self.cp.add_bool_or(~goes_first[a, b], ~goes_first[b, c], goes_first[a, c])
        return span

    def _choose_first(
        self, one: TheatreCase, other: TheatreCase, length: Length
    ) -> None:
        """Add the choice, unless both are in one theatre, where it was made already."""
        if (one.patient, other.patient) in self._goes_first:
            return
        is_first = self.cp.new_bool_var("")
        self._goes_first[one.patient, other.patient] = is_first
        self._goes_first[other.patient, one.patient] = ~is_first
        start, other_start = self.start[one.patient], self.start[other.patient]
        self.cp.add(other_start >= start + length(one)).only_enforce_if(is_first)
        self.cp.add(start >= other_start + length(other)).only_enforce_if(~is_first)

    def _add_teams(self) -> None:
        for team, cases in self.work.cases_of_team().items():
            self.cp.add_cumulative(
                [self._interval(case, case.minutes) for case in cases],
                [1] * len(cases),
                self.work.team_units[team],
            )

    def _add_beds(self) -> None:
        """Let no more cases end before beds are ready than find one all the same."""
        ready = self.work.beds_ready_minute
        for pool, cases in self.work.cases_of_pool().items():
            takes_morning_bed = []
            for case in cases:
                if case.earliest_minute + case.minutes < ready:
                    is_early = self.cp.new_bool_var("")
                    end = self.start[case.patient] + case.minutes
                    self.cp.add(end >= ready).only_enforce_if(~is_early)
                    takes_morning_bed.append(is_early)
            self.cp.add(sum(takes_morning_bed) <= self.work.morning_beds[pool])

    def _add_urgent_waits(self) -> None:
        price = self.work.weights.urgent_wait
        for case in self.work.cases:
            if case.is_urgent:
                begin = self.work.sessions[case.theatre].start_minute
                self._prices.append(price * (self.start[case.patient] - begin))


def _weighted(
    choices: list[cp_model.LiteralT], weights: list[int]
) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.weighted_sum(choices, weights)


def _last_minute(work: DayWork) -> int:
    """Return by when all is done even if every case waits for all the others."""
    released = max(case.earliest_minute for case in work.cases)
    busy = sum(case.theatre_minutes for case in work.cases)
    return max(released, work.beds_ready_minute) + busy
