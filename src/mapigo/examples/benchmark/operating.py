"""Theatres and surgeons with as many minutes as the patients' demand asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mapigo.domain import Surgeon, Theatre, WaitingListEntry
from mapigo.examples.benchmark.chance import draw, mean, stream
from mapigo.examples.benchmark.proportions import (
    SESSION_SHARES,
    SURGEON_DAY_SHARE,
    SURGEON_MINUTES_SHARES,
    THEATRE_DEMAND,
)
from mapigo.examples.benchmark.size import Size

__all__ = ["draw_surgeons", "draw_theatres", "with_surgeons"]


def draw_theatres(
    size: Size, entries: Sequence[WaitingListEntry]
) -> tuple[Theatre, ...]:
    """Return theatres, some of them closed on some days."""
    minutes = _minutes_of_cases(entries) / THEATRE_DEMAND
    n = max(1, round(minutes / (size.n_days * mean(SESSION_SHARES))))
    chance = stream(size.seed, "theatres")
    sessions = draw(SESSION_SHARES, n * size.n_days, chance)
    return tuple(
        Theatre(f"t{i}", tuple(sessions[i * size.n_days : (i + 1) * size.n_days]))
        for i in range(n)
    )


def draw_surgeons(
    size: Size, entries: Sequence[WaitingListEntry]
) -> tuple[Surgeon, ...]:
    """Return surgeons with the days on which they operate, one at the least."""
    chance = stream(size.seed, "surgeons")
    minutes = _minutes_of_cases(entries) / size.surgeon_demand
    n_days_needed = minutes / mean(SURGEON_MINUTES_SHARES)
    n = max(1, round(n_days_needed / (size.n_days * SURGEON_DAY_SHARE)))
    n_open = min(n * size.n_days, max(n, round(n_days_needed)))
    is_open = np.zeros((n, size.n_days), dtype=bool)
    is_open[np.arange(n), chance.integers(size.n_days, size=n)] = True
    others = np.flatnonzero(~is_open)
    is_open.flat[chance.choice(others, n_open - n, replace=False)] = True
    drawn = draw(SURGEON_MINUTES_SHARES, n * size.n_days, chance)
    by_day = np.where(is_open, np.array(drawn).reshape(is_open.shape), 0)
    return tuple(Surgeon(f"s{i}", tuple(by_day[i].tolist())) for i in range(n))


def with_surgeons(
    size: Size,
    entries: Sequence[WaitingListEntry],
    surgeons: Sequence[Surgeon],
) -> list[WaitingListEntry]:
    """Return the entries, each with a surgeon; more for those with more time."""
    minutes = np.array([sum(surgeon.minutes_by_day) for surgeon in surgeons])
    shares = dict(enumerate((minutes / minutes.sum()).tolist()))
    chance = stream(size.seed, "whose_patient")
    chosen = draw(shares, len(entries), chance)
    return [
        replace(entry, surgeons=(surgeons[i].id,))
        for entry, i in zip(entries, chosen, strict=True)
    ]


def _minutes_of_cases(entries: Sequence[WaitingListEntry]) -> int:
    return sum(entry.theatre_minutes for entry in entries)
