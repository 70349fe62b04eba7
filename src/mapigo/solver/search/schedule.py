"""How a search goes: how hot each stretch of it is, and what happens at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

__all__ = ["Stretch", "Then", "cooled", "course", "course_from_a_plan"]

USUAL_HIGHEST_WEIGHT = 1000
"""Weights up to this were used to choose the temperatures below."""
SEARCHED = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S12", "S13")
"""The soft rules whose weights may make it hotter. Not S10 and S14, whose prices
are to keep a plan in force, nor S11, which counts 64ths of a bed-day."""


class Then(Enum):
    """What the workers do at the end of a stretch."""

    MEET = "go on from the best places, of now and remembered"
    REMEMBER = "remember the places for the next meeting, and begin again"
    SHELVE = "put the places aside, and begin again"
    MEET_ALL = "go on from the best places, of now and put aside"
    GO_ON = "go on, each from its own place; where it gets hot, that is to begin again"


Parts = tuple[tuple[float, float, float, Then], ...]

QUICK: Parts = (
    (0.30, 100.0, 15.0, Then.MEET),
    (0.90, 15.0, 1.0, Then.MEET),
    (1.00, 1.0, 0.2, Then.GO_ON),
)
THOROUGH: Parts = (
    (0.13, 100.0, 15.0, Then.REMEMBER),
    (0.26, 100.0, 15.0, Then.MEET),
    (0.48, 15.0, 4.0, Then.MEET),
    (0.66, 4.0, 1.2, Then.MEET),
    (0.82, 1.2, 0.5, Then.MEET),
    (0.92, 0.5, 0.3, Then.MEET),
    (1.00, 0.3, 0.05, Then.GO_ON),
)
"""Share of the time at which each stretch ends, its temperatures in cost units, and
what comes then.

Above 15 it is decided who is admitted when, and chance decides much: so this is done
twice, and the best of all goes on. Below, the nurses and rooms find their places. The
last stretch only settles: without it, plans end up half a percent to two percent dearer
(i04, i08, i24, i29; 20 s, one thread, two seeds).
"""
RESTART: Parts = ((1.00, 100.0, 0.3, Then.SHELVE),)
SLOW: Parts = (*THOROUGH[:-2], (0.92, 0.5, 0.3, Then.MEET_ALL))
REHEAT: Parts = (
    (0.30, 8.0, 1.2, Then.MEET),
    (0.60, 1.2, 0.3, Then.MEET),
    (1.00, 0.3, 0.05, Then.GO_ON),
)
"""Where patients are few, chance decides more and time less: on small07, the best of 96
searches of a quarter of a second ended at 3,129, and the best of twelve of two seconds
at 3,343. So many short searches come first (``RESTART``), then a long one (``SLOW``),
and the best places of all are warmed up once more (``REHEAT``).
"""
FROM_A_PLAN: Parts = (
    (0.50, 4.0, 1.0, Then.MEET),
    (1.00, 1.0, 0.05, Then.GO_ON),
)
"""Where a plan is given that is to change little, there is nothing to melt."""
RESTARTS_END, SLOW_END = 0.30, 0.75
"""Shares of the time after the quick search at which these parts end."""
RESTART_S_PER_PATIENT_PAIR = 0.00016
"""A restart needs that many seconds times the square of the number of patients: a
quarter of a second for the 40 of small07. In equal time, the best of fewer and longer
ones was no better there; on i02 (37 patients) half a second was best, 1,272 against
1,284 and more."""
FEWEST_RESTARTS, MOST_RESTARTS = 30, 60
"""Where there is no time for so many, there are none: good ends are that rare."""
QUICK_SHARE = 0.1
QUICK_S, QUICK_S_PER_PATIENT = 8.0, 0.01
"""A quick search comes first, so that a good plan is there long before the end: this
share of the time, but not more than these seconds, or more if patients are many."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the search without a meeting, and its temperatures in cost units.

    ``begin`` and ``end`` are shares of the whole time.
    """

    begin: float
    end: float
    hot: float
    cold: float
    then: Then

    def temperature(self, share: float) -> float:
        """Return the temperature at a share of the whole time within the stretch."""
        done = (share - self.begin) / (self.end - self.begin)
        return cooled(self.hot, self.cold, min(1.0, max(0.0, done)))


def cooled(hot: float, cold: float, share: float) -> float:
    """Return the temperature after a share of the way from hot to cold."""
    return float(hot * (cold / hot) ** share)


def course(
    weights: Mapping[str, int],
    time_limit_s: float = 0.0,
    n_patients: int = 0,
    *,
    may_restart: bool = True,
) -> tuple[Stretch, ...]:
    """Return the stretches of a search: a quick one, and a thorough one.

    Hotter where weights are far above usual; with restarts where the patients are few
    for the time. Without a time limit, the quick search has its full share, and there
    are no restarts.
    """
    scale = _scale(weights)
    quick = QUICK_SHARE
    if time_limit_s:
        longest_s = max(QUICK_S, QUICK_S_PER_PATIENT * n_patients)
        quick = min(quick, longest_s / time_limit_s)
    restarts_s = (1 - quick) * RESTARTS_END * time_limit_s
    n_restarts = _n_restarts(restarts_s, n_patients) if may_restart else 0
    parts_and_ends = _parts(quick, n_restarts)
    stretches: list[Stretch] = []
    begin = 0.0
    for parts, end in parts_and_ends:
        length = (end - begin) / parts[-1][0]
        at = begin
        for share, hot, cold, then in parts:
            until = begin + share * length
            stretches.append(Stretch(at, until, hot * scale, cold * scale, then))
            at = until
        begin = end
    return tuple(stretches)


def course_from_a_plan(weights: Mapping[str, int]) -> tuple[Stretch, ...]:
    """Return the stretches of a search that begins with a plan to stay near to."""
    scale = _scale(weights)
    stretches = []
    begin = 0.0
    for end, hot, cold, then in FROM_A_PLAN:
        stretches.append(Stretch(begin, end, hot * scale, cold * scale, then))
        begin = end
    return tuple(stretches)


def _scale(weights: Mapping[str, int]) -> float:
    """Return how much hotter than usual it is to be, by the highest weight."""
    highest = max((weights.get(rule, 0) for rule in SEARCHED), default=0)
    return max(1.0, highest / USUAL_HIGHEST_WEIGHT)


def _n_restarts(seconds: float, n_patients: int) -> int:
    """Return how many restarts these seconds are enough for."""
    enough_s = RESTART_S_PER_PATIENT_PAIR * max(1, n_patients) ** 2
    n_restarts = int(min(MOST_RESTARTS, seconds / enough_s))
    return n_restarts if n_restarts >= FEWEST_RESTARTS else 0


def _parts(quick: float, n_restarts: int) -> list[tuple[Parts, float]]:
    """Return the parts of a search, and the share of the time at which each ends."""
    if not n_restarts:
        return [(QUICK, quick), (THOROUGH, 1.0)]
    rest = 1 - quick
    restarts = [
        (RESTART, quick + rest * RESTARTS_END * n / n_restarts)
        for n in range(1, n_restarts + 1)
    ]
    return [(QUICK, quick), *restarts, (SLOW, quick + rest * SLOW_END), (REHEAT, 1.0)]
