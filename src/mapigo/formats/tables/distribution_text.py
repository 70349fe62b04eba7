"""A distribution in words: ``lognormal 0.31 0.61``, a mixture, or observed lengths."""

from __future__ import annotations

import math
import re

from mapigo.domain.distributions import Distribution, Empirical, LogNormal, Mixture
from mapigo.domain.validation.item import shown
from mapigo.formats.tables.cells import CellError
from mapigo.formats.tables.decimal_cell import number_text

__all__ = ["DISTRIBUTION_EXAMPLES", "distribution_text", "read_distribution"]

DISTRIBUTION_EXAMPLES = (
    "'lognormal 0.31 0.61' (mean and standard deviation of the logarithm), "
    "'lognormal 5.1 0.3 + 60' (after 60 that are always needed), "
    "'0.9 lognormal 0.3 0.5 | 0.1 lognormal 2 0.8' (a mixture) or 'observed 1 1 2 5'"
)

_LOGNORMAL = re.compile(
    r"lognormal\s+(?P<mean>\S+)\s+(?P<sd>[^\s+]+)(?:\s*\+\s*(?P<at_least>\S+))?"
)
_PART = re.compile(r"(?P<share>\S+)\s+(?P<lognormal>lognormal\s.*)")
_OBSERVED = re.compile(r"observed((?:\s+\S+)+)")


def read_distribution(text: str) -> Distribution:
    """Return the distribution that a text gives.

    Raises
    ------
    CellError
        When the text gives none. Whether its numbers make sense is not asked here.
    """
    text = text.strip()
    if match := _OBSERVED.fullmatch(text):
        return Empirical(tuple(sorted(map(_decimal, match[1].split()))))
    if "|" in text or _PART.fullmatch(text):
        return Mixture(tuple(_part(part.strip()) for part in text.split("|")))
    return _lognormal(text)


def distribution_text(distribution: Distribution) -> str:
    """Return a distribution in words that ``read_distribution`` understands."""
    if isinstance(distribution, Empirical):
        return " ".join(["observed", *map(number_text, distribution.lengths)])
    if isinstance(distribution, Mixture):
        return " | ".join(
            f"{number_text(share)} {distribution_text(part)}"
            for share, part in distribution.parts
        )
    text = f"lognormal {distribution.log_mean} {distribution.log_sd}"
    if distribution.at_least:
        text += f" + {number_text(distribution.at_least)}"
    return text


def _lognormal(text: str) -> LogNormal:
    match = _LOGNORMAL.fullmatch(text)
    if match is None:
        message = (
            f"expected a distribution such as {DISTRIBUTION_EXAMPLES}, "
            f"came {shown(text)!r}."
        )
        raise CellError(message)
    at_least = 0.0 if match["at_least"] is None else _decimal(match["at_least"])
    return LogNormal(_decimal(match["mean"]), _decimal(match["sd"]), at_least)


def _part(text: str) -> tuple[float, LogNormal]:
    match = _PART.fullmatch(text)
    if match is None:
        message = (
            "expected the parts of a mixture such as '0.9 lognormal 0.3 0.5', "
            f"came {shown(text)!r}."
        )
        raise CellError(message)
    return _decimal(match["share"]), _lognormal(match["lognormal"].strip())


def _decimal(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        message = (
            f"expected a number such as 0.61 in a distribution, came {shown(text)!r}."
        )
        raise CellError(message)
    return value
