"""The changing day: what happened, and a new plan that changes little."""

from mapigo.replan.difference import COSTS_LESS, Change, ChangeKind, Difference
from mapigo.replan.replan import Replanned, ReplanOptions, replan

__all__ = [
    "COSTS_LESS",
    "Change",
    "ChangeKind",
    "Difference",
    "ReplanOptions",
    "Replanned",
    "replan",
]
