"""Look up a number by its id: a published figure or a named assumption."""

from __future__ import annotations

import math
from functools import cache

from mapigo.domain import LogNormal
from mapigo.examples.tables import Row, rows

__all__ = ["days", "is_known", "minutes", "share", "value"]

HOURS_PER_DAY = 24


@cache
def _figures() -> dict[str, Row]:
    return {row["id"]: row for row in (*rows("figures"), *rows("assumptions"))}


def is_known(figure: str) -> bool:
    """Whether an id names a published figure or an assumption."""
    return figure in _figures()


def value(figure: str) -> float:
    """Return a figure as it was published or assumed, in its own unit."""
    return float(_figures()[figure]["value"])


def share(figure: str) -> float:
    """Return a share; ``1-x`` is what share ``x`` leaves, and nothing is all."""
    if not figure:
        return 1.0
    if figure.startswith("1-"):
        return 1.0 - value(figure.removeprefix("1-"))
    return value(figure)


@cache
def minutes(figure: str) -> LogNormal:
    """Return the distribution of minutes behind a figure."""
    return _lognormal(_figures()[figure], value("spread_of_minutes"))


@cache
def days(figure: str) -> LogNormal:
    """Return the distribution of a stay in days behind a figure in hours or days."""
    row = _figures()[figure]
    length = _lognormal(row, value("spread_of_stays"))
    if row["unit"] == "h":
        return LogNormal(length.log_mean - math.log(HOURS_PER_DAY), length.log_sd)
    return length


def _lognormal(row: Row, usual_spread: float) -> LogNormal:
    """Fit to what a row has: log mean, else its median, else its mean; the spread."""
    log_sd = float(row["log_sd"] or usual_spread)
    if row.get("log_mean"):
        return LogNormal(float(row["log_mean"]), log_sd)
    log_value = math.log(float(row["value"]))
    if row["statistic"] == "mean":
        log_value -= log_sd**2 / 2
    return LogNormal(log_value, log_sd)
