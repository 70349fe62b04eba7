"""How a search goes: how hot each stretch of it is, and what happens at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

__all__ = ["Stretch", "Then", "cooled", "course"]

USUAL_HIGHEST_WEIGHT = 1000
"""Weights up to this were used to choose the temperatures below."""
SEARCHED = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S12")
"""The soft rules that the search weighs."""


class Then(Enum):
    """What the workers do at the end of a stretch."""

    MEET = "go on from the best places, of now and remembered"
    REMEMBER = "remember the places, and begin again"
    FORGET = "begin again"


QUICK: tuple[tuple[float, float, float, Then], ...] = (
    (0.30, 100.0, 15.0, Then.MEET),
    (0.90, 15.0, 1.0, Then.MEET),
    (1.00, 1.0, 0.2, Then.FORGET),
)
THOROUGH: tuple[tuple[float, float, float, Then], ...] = (
    (0.13, 100.0, 15.0, Then.REMEMBER),
    (0.26, 100.0, 15.0, Then.MEET),
    (0.48, 15.0, 4.0, Then.MEET),
    (0.66, 4.0, 1.2, Then.MEET),
    (0.82, 1.2, 0.5, Then.MEET),
    (0.92, 0.5, 0.3, Then.MEET),
    (1.00, 0.3, 0.05, Then.FORGET),
)
"""Share of the time at which each stretch ends, its temperatures in cost units, and
what comes then.

Above 15 it is decided who is admitted when, and chance decides much: so this is done
twice, and the best of all goes on. Below, the nurses and rooms find their places. The
last stretch only settles: without it, plans end up half a percent to two percent dearer
(i04, i08, i24, i29; 20 s, one thread, two seeds).
"""
QUICK_SHARE = 0.1
QUICK_S = 8.0
"""A quick search comes first, so that a good plan is there long before the end: this
share of the time, but not more than these seconds."""


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
    weights: Mapping[str, int], time_limit_s: float = 0.0
) -> tuple[Stretch, ...]:
    """Return the stretches of a search: a quick one, and a thorough one.

    Hotter where weights are far above usual. Without a time limit, the quick search has
    its full share.
    """
    highest = max((weights.get(rule, 0) for rule in SEARCHED), default=0)
    scale = max(1.0, highest / USUAL_HIGHEST_WEIGHT)
    quick = min(QUICK_SHARE, QUICK_S / time_limit_s) if time_limit_s else QUICK_SHARE
    stretches: list[Stretch] = []
    for parts, begin, end in ((QUICK, 0.0, quick), (THOROUGH, quick, 1.0)):
        at = begin
        for share, hot, cold, then in parts:
            until = begin + share * (end - begin)
            stretches.append(Stretch(at, until, hot * scale, cold * scale, then))
            at = until
    return tuple(stretches)
