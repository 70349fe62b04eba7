"""Faults of a distribution of lengths."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.distributions import Distribution, Empirical, LogNormal, Mixture
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import (
    MOST_LENGTH,
    MOST_LOG_LENGTH,
    MOST_OBSERVATIONS,
)
from mapigo.errors import Fault

__all__ = ["distribution_faults"]

ROUNDING = 1e-6


def distribution_faults(
    item: Item, field: str, distribution: Distribution
) -> Iterator[Fault]:
    """Yield the faults of a distribution that stands in a field."""
    if isinstance(distribution, Empirical):
        yield from _observation_faults(item, field, distribution.lengths)
    elif isinstance(distribution, Mixture):
        shares = [share for share, _ in distribution.parts]
        for share in shares:
            yield from item.number(field, share, 0, 1)
        if abs(sum(shares) - 1) > ROUNDING:
            message = (
                f"expected shares of a mixture that add up to 1, came {sum(shares):g}."
            )
            yield item.fault(field, message)
        for _, part in distribution.parts:
            yield from _lognormal_faults(item, field, part)
    else:
        yield from _lognormal_faults(item, field, distribution)


def _lognormal_faults(item: Item, field: str, length: LogNormal) -> Iterator[Fault]:
    yield from item.number(field, length.log_mean, -MOST_LOG_LENGTH, MOST_LOG_LENGTH)
    yield from item.number(field, length.at_least, 0, MOST_LENGTH)
    if length.log_sd < 0:
        message = (
            f"expected no negative spread, came {length.log_sd}: it is the standard "
            "deviation of the logarithm."
        )
        yield item.fault(field, message)
    else:
        yield from item.number(field, length.log_sd, 0, MOST_LOG_LENGTH)


def _observation_faults(
    item: Item, field: str, lengths: tuple[float, ...]
) -> Iterator[Fault]:
    if not 1 <= len(lengths) <= MOST_OBSERVATIONS:
        message = (
            f"expected 1 to {MOST_OBSERVATIONS} observed lengths, came {len(lengths)}."
        )
        yield item.fault(field, message)
    if list(lengths) != sorted(lengths):
        yield item.fault(field, "expected observed lengths in ascending order.")
    for length in lengths:
        if not 0 <= length <= MOST_LENGTH:
            message = f"expected lengths from 0 to {MOST_LENGTH}, came {length}."
            yield item.fault(field, message)
            break
