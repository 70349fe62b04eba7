"""Which pools are beds of intensive care, by what they are called."""

from __future__ import annotations

import re

from mapigo.domain.centre import Pool

__all__ = ["is_intensive_care"]

ICU_WORDS = re.compile(
    r"(?<![a-z])(icu|itu|ccu)(?![a-z])|intensive|critical", re.IGNORECASE
)
"""Short forms stand alone: an ``occupancy`` is no ``ccu``."""


def is_intensive_care(pool: Pool) -> bool:
    """Whether id or name of a pool say that it is an intensive care unit."""
    return bool(ICU_WORDS.search(pool.id) or ICU_WORDS.search(pool.name))
