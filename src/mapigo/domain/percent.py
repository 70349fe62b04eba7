"""Shares as people write them."""

from __future__ import annotations

__all__ = ["percent"]


def percent(share: float) -> str:
    """Return a share as ``12 %``; ``<1 %`` and ``>99 %`` are not nothing and all.

    Parameters
    ----------
    share
        From 0 to 1.
    """
    if 0 < share < 0.01:
        return "<1 %"
    if 0.99 < share < 1:
        return ">99 %"
    return f"{round(100 * share)} %"
