"""Random draws: one stream a subject, so that no subject shifts another."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

__all__ = ["draw", "mean", "stream"]

SUBJECTS = (
    "weights",
    "patients",
    "care",
    "rooms",
    "incompatible_rooms",
    "theatres",
    "surgeons",
    "occupants",
    "nurses",
    "windows",
    "whose_patient",
)
"""Append only: a subject's place in this order is its stream."""


def stream(seed: int, subject: str) -> np.random.Generator:
    """Return the generator of a subject."""
    return np.random.default_rng((seed, SUBJECTS.index(subject)))


def draw(
    shares: Mapping[int, float], number: int, chance: np.random.Generator
) -> list[int]:
    """Return as many values as asked for, as often as their shares say."""
    weights = np.array(list(shares.values()))
    drawn = chance.choice(list(shares), number, p=weights / weights.sum())
    return [int(value) for value in drawn]


def mean(shares: Mapping[int, float]) -> float:
    """Return the mean of values with shares."""
    total = sum(value * share for value, share in shares.items())
    return total / sum(shares.values())
