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

    GO_ON = "go on, each from its own place; where it gets hot, that is to begin again"
    REMEMBER = "remember the places for the next choice, and begin again"
    CHOOSE = "go on from the best places, of now and remembered, as many as workers"
    MEET = "go on from the best places, of now and remembered, half as many as workers"


Outline = tuple[tuple[float, float, float, Then], ...]

QUICK: Outline = (
    (0.30, 100.0, 15.0, Then.MEET),
    (0.90, 15.0, 1.0, Then.MEET),
    (1.00, 1.0, 0.2, Then.GO_ON),
)
THOROUGH: Outline = (
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
twice, and the best places go on. Below, the nurses and rooms find their places. The
last stretch only settles: without it, plans end up half a percent to two percent dearer
(i04, i08, i24, i29; 20 s, one thread, two seeds).
"""
RESTART: Outline = ((1.00, 100.0, 0.3, Then.REMEMBER),)
SLOW: Outline = (
    (0.28, 100.0, 15.0, Then.GO_ON),
    (0.52, 15.0, 4.0, Then.GO_ON),
    (0.72, 4.0, 1.2, Then.GO_ON),
    (0.89, 1.2, 0.5, Then.GO_ON),
    (1.00, 0.5, 0.3, Then.CHOOSE),
)
REHEAT: Outline = (
    (0.30, 8.0, 1.2, Then.GO_ON),
    (0.60, 1.2, 0.3, Then.MEET),
    (1.00, 0.3, 0.05, Then.GO_ON),
)
"""Where patients are few, chance decides more and time less: on small07, the best of 96
searches of a quarter of a second ended at 3,129, and the best of twelve of two seconds
at 3,343. So many short searches come first (``RESTART``), then a long one (``SLOW``),
and the best places of all are warmed up once more (``REHEAT``).
"""
FROM_A_PLAN: Outline = (
    (0.50, 4.0, 1.0, Then.MEET),
    (1.00, 1.0, 0.05, Then.GO_ON),
)
"""Where a plan is given that is to change little, there is nothing to melt."""
RESTARTS_END, SLOW_END = 0.30, 0.75
"""Shares of a round at which restarts and the slow search end."""
RESTART_S_PER_PATIENT_PAIR = 0.00016
"""A restart needs that many seconds times the square of the number of patients: a
quarter of a second for the 40 of small07. In equal time, the best of fewer and longer
ones was no better there; on i02 (37 patients) half a second was best, 1,272 against
1,284 and more."""
FEWEST_RESTARTS, MOST_RESTARTS = 30, 60
"""Where there is no time for so few, there are none: good ends are that rare. Where
there is time for more, all is done in several rounds, each from the beginning."""
MOST_RESTARTED = 60
"""With more patients than that there are none, however much the time: the thorough
search was better for 79 to 154 of them (i07, i09, i13 to i16; 300 s, one thread)."""
MOST_ROUNDS = 8
SHARED_BELOW = 15.0
"""Above this temperature most patients move to far days, which nobody can who would
leave a part of the days."""
EARLY_SHARE = 0.1
QUICK_S, QUICK_S_PER_PATIENT = 8.0, 0.01
"""This share of the time is for good plans long before the end. A quick search comes
first, of at most these seconds, or more if patients are many. ..."""
FEWEST_QUICKS = 3.0
"""... Where there is time for that many, a short thorough search has the rest."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of the search between meetings, and its temperatures in cost units.

    ``begin`` and ``end`` are shares of the whole time. Where workers ``may_share``,
    those who go on from the same plan may share out its days.
    """

    begin: float
    end: float
    hot: float
    cold: float
    then: Then
    may_share: bool = False

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
    """Return the stretches of a search: a quick one, and then thorough ones.

    Hotter where weights are far above usual; with restarts where the patients are few
    for the time. Without a time limit, the quick search has its full share, and there
    are no restarts.
    """
    quick = _quick_end(time_limit_s, n_patients)
    late_s = (1 - quick) * time_limit_s
    n_restarts = _n_restarts(late_s, n_patients) if may_restart else 0
    late = _rounds(quick, n_restarts) if n_restarts else _thorough(quick)
    scale = _scale(weights)
    stretches: list[Stretch] = []
    begin = 0.0
    for outline, end in [(QUICK, quick), *late]:
        length = end - begin
        at = begin
        for share, hot, cold, then in outline:
            # Sums may be rounded to beyond 1, and time beyond 1 is never over.
            until = min(1.0, begin + share * length)
            stretches.append(_stretch(at, until, hot, cold, then, scale))
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


def _stretch(
    begin: float, end: float, hot: float, cold: float, then: Then, scale: float
) -> Stretch:
    """Return a stretch that is so much hotter than usual."""
    may_share = hot <= SHARED_BELOW
    return Stretch(begin, end, hot * scale, cold * scale, then, may_share)


def _scale(weights: Mapping[str, int]) -> float:
    """Return how much hotter than usual it is to be, by the highest weight."""
    highest = max((weights.get(rule, 0) for rule in SEARCHED), default=0)
    return max(1.0, highest / USUAL_HIGHEST_WEIGHT)


def _quick_end(time_limit_s: float, n_patients: int) -> float:
    """Return the share of the time at which the quick search ends."""
    if not time_limit_s:
        return EARLY_SHARE
    longest_s = max(QUICK_S, QUICK_S_PER_PATIENT * n_patients)
    return min(EARLY_SHARE, longest_s / time_limit_s)


def _thorough(begin: float) -> list[tuple[Outline, float]]:
    """Return the thorough search, after a shorter one where there is time for both."""
    if FEWEST_QUICKS * begin > EARLY_SHARE:
        return [(THOROUGH, 1.0)]
    return [(THOROUGH, EARLY_SHARE), (THOROUGH, 1.0)]


def _n_restarts(seconds: float, n_patients: int) -> int:
    """Return how many restarts fit into their share of the time."""
    if n_patients > MOST_RESTARTED:
        return 0
    enough_s = RESTART_S_PER_PATIENT_PAIR * max(1, n_patients) ** 2
    n_restarts = int(RESTARTS_END * seconds / enough_s)
    return n_restarts if n_restarts >= FEWEST_RESTARTS else 0


def _rounds(begin: float, n_restarts: int) -> list[tuple[Outline, float]]:
    """Return outlines of rounds with so many restarts in all, and where each ends."""
    n_rounds = min(MOST_ROUNDS, max(1, n_restarts // MOST_RESTARTS))
    n = min(MOST_RESTARTS, n_restarts // n_rounds)
    length = (1 - begin) / n_rounds
    found: list[tuple[Outline, float]] = []
    for i in range(n_rounds):
        ends = [
            *((RESTART, RESTARTS_END * k / n) for k in range(1, n + 1)),
            (SLOW, SLOW_END),
            (REHEAT, 1.0),
        ]
        found += [(outline, begin + length * (i + end)) for outline, end in ends]
    return found
