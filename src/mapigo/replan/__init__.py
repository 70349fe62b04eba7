"""The changing day: what happened, and a new plan that changes little."""

from mapigo.replan.apply_events import Applied, apply_events
from mapigo.replan.difference import COSTS_LESS, Change, ChangeKind, Difference
from mapigo.replan.replan import Replanned, ReplanOptions, replan

__all__ = [
    "COSTS_LESS",
    "Applied",
    "Change",
    "ChangeKind",
    "Difference",
    "ReplanOptions",
    "Replanned",
    "apply_events",
    "replan",
]
