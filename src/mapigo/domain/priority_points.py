"""How many points each finding is worth in the priority of a waiting patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["PriorityPoints"]

_CLASSES = {"P1": 23, "P2": 16, "P3": 5, "P4": 0}
_CCS = {"0": 0, "1": 0, "2": 2, "3": 5, "4": 16}
_NYHA = {"1": 0, "2": 1, "3": 3, "4": 6}
_LVEF = {"above_50": 0, "31_to_50": 5, "21_to_30": 9, "up_to_20": 11}
_CORONARY = {
    "none": 0,
    "one_vessel": 0,
    "two_vessel": 2,
    "proximal_lad": 4,
    "three_vessel": 4,
    "left_main": 11,
}
_VALVE = {"none": 0, "other_severe": 6, "severe_aortic_stenosis": 11}


@dataclass(frozen=True, slots=True)
class PriorityPoints:
    """The table of points of a centre.

    A published risk ratio is worth ``round(10 * ln(ratio))`` points, so that 7 points
    are twice the risk; which ratios, and what is assumed, stands in the documentation.
    ``classes`` are the centre's urgency classes, the most urgent first; a class that
    is not named is worth nothing. ``waiting_per_target`` are the points for each
    target wait that has passed. From ``cap_percent`` of the target wait on, a patient
    counts as one of the highest class.
    """

    base: int = 10
    classes: Mapping[str, int] = field(default_factory=lambda: dict(_CLASSES))
    ccs: Mapping[str, int] = field(default_factory=lambda: dict(_CCS))
    nyha: Mapping[str, int] = field(default_factory=lambda: dict(_NYHA))
    lvef: Mapping[str, int] = field(default_factory=lambda: dict(_LVEF))
    coronary: Mapping[str, int] = field(default_factory=lambda: dict(_CORONARY))
    valve: Mapping[str, int] = field(default_factory=lambda: dict(_VALVE))
    waiting_per_target: int = 5
    cap_percent: int = 200

    @property
    def highest_class(self) -> int:
        """Points of the most urgent class."""
        return max(self.classes.values(), default=0)
