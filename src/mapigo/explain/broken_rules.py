"""The hard rules that a plan breaks, in a few words."""

from __future__ import annotations

from mapigo.domain.rules import RULES
from mapigo.scoring import Score

__all__ = ["broken_in_words"]


def broken_in_words(score: Score) -> str:
    """Return what is broken: ``H3 surgeon time (60), H5 …``; empty if nothing is."""
    return ", ".join(
        f"{line.rule} {RULES[line.rule].name} ({line.amount:,})"
        for line in score.by_rule
        if RULES[line.rule].is_hard and line.amount
    )
