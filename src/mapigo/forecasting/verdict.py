"""One word on how far a fit can be trusted, and the sentence that explains it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from mapigo.forecasting.reliability import ShareBelow

__all__ = ["MEANINGS", "Verdict", "verdict_on"]


class Verdict(StrEnum):
    """What the forecasts of unseen cases say of a fit."""

    FEW_CASES = "few cases"
    WORSE_THAN_PUBLISHED = "worse than published"
    TAIL_TOO_SHORT = "tail too short"
    TAIL_TOO_LONG = "tail too long"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    GOOD = "good"


MEANINGS = {
    Verdict.FEW_CASES: "rests mostly on other figures; these cases cannot judge it",
    Verdict.WORSE_THAN_PUBLISHED: "the published figures foretold unseen cases better",
    Verdict.TAIL_TOO_SHORT: "long lengths come more often than foretold",
    Verdict.TAIL_TOO_LONG: "long lengths come less often than foretold",
    Verdict.TOO_SHORT: "the typical length is longer than foretold",
    Verdict.TOO_LONG: "the typical length is shorter than foretold",
    Verdict.GOOD: "unseen cases came as foretold, within chance",
}
"""What each verdict tells a planner."""


def verdict_on(
    shares: Sequence[ShareBelow], *, rests_on_records: bool, is_worse: bool
) -> Verdict:
    """Return the gravest that is to be said of a fit.

    Parameters
    ----------
    shares
        Shares of unseen cases below foretold quantiles, in ascending order.
    rests_on_records
        Whether the own cases weigh at least as much as what the fit leans on.
    is_worse
        Whether the published figures foretold the cases clearly better.
    """
    if not rests_on_records:
        return Verdict.FEW_CASES
    middle, long = shares[0], shares[-1]
    if is_worse:
        return Verdict.WORSE_THAN_PUBLISHED
    if long.high < long.level:
        return Verdict.TAIL_TOO_SHORT
    if long.low > long.level:
        return Verdict.TAIL_TOO_LONG
    if middle.high < middle.level:
        return Verdict.TOO_SHORT
    if middle.low > middle.level:
        return Verdict.TOO_LONG
    return Verdict.GOOD
