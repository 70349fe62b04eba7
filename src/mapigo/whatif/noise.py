"""Whether a difference is more than the noise of the solver.

The solver draws at chance: with another seed it finds another plan. So each side is
solved with several seeds, and a difference counts only when it is larger than what
seeds alone make of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from statistics import fmean

from scipy.stats import t as student_t

__all__ = ["Verdict", "margin_of_mean", "spread_within", "t_quantile", "verdict"]

CONFIDENCE = 0.95
"""How sure an interval is: in so many of such comparisons it holds the difference."""


class Verdict(StrEnum):
    """What can be said of a difference."""

    MORE = "clearly more"
    LESS = "clearly less"
    SAME = "the same"
    NOISE = "within the noise"
    UNKNOWN = "noise not known"


def t_quantile(n_free: int, n_claims: int = 1) -> float:
    """Return how many standard errors an interval reaches to either side.

    Parameters
    ----------
    n_free
        Degrees of freedom of the standard deviation.
    n_claims
        How many differences are looked at side by side. All of them hold together with
        the confidence: each alone has to be surer (Bonferroni).
    """
    tail = (1 - CONFIDENCE) / (2 * n_claims)
    return float(student_t.ppf(1 - tail, n_free))


def margin_of_mean(values: Sequence[float]) -> float | None:
    """Return how far the true mean may lie from that of the values; one tells nothing.

    Half of Student's interval.

    Examples
    --------
    >>> round(margin_of_mean([1.0, 2.0, 3.0]), 2)
    2.48
    """
    n = len(values)
    if n < 2:
        return None
    mean = fmean(values)
    variance = sum((value - mean) ** 2 for value in values) / (n - 1)
    return t_quantile(n - 1) * math.sqrt(variance / n)


def spread_within(groups: Sequence[Sequence[float]]) -> tuple[float, int]:
    """Return the standard deviation within groups, and its degrees of freedom.

    Where each group has few values, all of them together still tell how much chance
    makes of it, if it makes about the same in each.
    """
    n_free = sum(len(group) - 1 for group in groups)
    if not n_free:
        return 0.0, 0
    squares = sum((value - fmean(group)) ** 2 for group in groups for value in group)
    return math.sqrt(squares / n_free), n_free


def verdict(difference: float, margin: float | None) -> Verdict:
    """Return what can be said of a difference, given how far off it may be."""
    if margin is None:
        return Verdict.UNKNOWN
    if difference == 0 and margin == 0:
        return Verdict.SAME
    if abs(difference) <= margin:
        return Verdict.NOISE
    return Verdict.MORE if difference > 0 else Verdict.LESS
