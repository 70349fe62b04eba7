"""Random numbers: one stream per subject, so that no subject shifts another."""

from __future__ import annotations

import numpy as np

__all__ = ["SUBJECTS", "streams"]

SUBJECTS = (
    "procedures",
    "people",
    "minutes",
    "stays",
    "priorities",
    "waits",
    "surgeons",
    "needs",
    "readiness",
    "suspensions",
    "occupants",
    "nurses",
    "findings",
)
"""Append only: a subject's place in this order is its stream."""


def streams(seed: int) -> dict[str, np.random.Generator]:
    """Return a generator for each subject, all following from one seed."""
    children = np.random.SeedSequence(seed).spawn(len(SUBJECTS))
    return {
        subject: np.random.default_rng(child)
        for subject, child in zip(SUBJECTS, children, strict=True)
    }
