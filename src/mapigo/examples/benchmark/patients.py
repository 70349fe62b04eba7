"""The waiting list, before it is known who must come and by when."""

from __future__ import annotations

import numpy as np

from mapigo.domain import Pathway, WaitingListEntry
from mapigo.examples.benchmark.care import draw_care
from mapigo.examples.benchmark.chance import draw, stream
from mapigo.examples.benchmark.proportions import (
    AGE_SHARES,
    MEAN_RELEASE,
    MINUTES_SHARES,
    STAY_SHARES,
)
from mapigo.examples.benchmark.size import Size

__all__ = ["SEXES", "draw_ages", "draw_patients", "numbered"]

SEXES = ("A", "B")
NOT_KNOWN_YET = ("",)
FEWEST_DIGITS = 2


def draw_patients(size: Size) -> list[WaitingListEntry]:
    """Return optional patients who suit every room and have no surgeon yet."""
    chance = stream(size.seed, "patients")
    n = size.n_patients
    stays_days = draw(STAY_SHARES, n, chance)
    people = zip(
        numbered("p", n),
        chance.choice(SEXES, n).tolist(),
        draw_ages(n, chance),
        stays_days,
        draw(MINUTES_SHARES, n, chance),
        _draw_release_days(size, chance),
        draw_care(stays_days, stream(size.seed, "care")),
        strict=True,
    )
    return [
        WaitingListEntry(
            id=name,
            sex=sex,
            age_group=age_group,
            pathway=Pathway.simple(stay_days),
            surgeons=NOT_KNOWN_YET,
            theatre_minutes=minutes,
            workload=workload,
            required_skill=skill,
            earliest_day=release_day,
        )
        for name, sex, age_group, stay_days, minutes, release_day, (
            workload,
            skill,
        ) in people
    ]


def draw_ages(n: int, chance: np.random.Generator) -> list[str]:
    """Return age groups as often as they occur."""
    ages = list(AGE_SHARES)
    return [ages[i] for i in draw(dict(enumerate(AGE_SHARES.values())), n, chance)]


def numbered(prefix: str, n: int) -> list[str]:
    """Return ids with as many digits as the highest number needs."""
    digits = max(FEWEST_DIGITS, len(str(n - 1)))
    return [f"{prefix}{number:0{digits}}" for number in range(n)]


def _draw_release_days(size: Size, chance: np.random.Generator) -> list[int]:
    """Return release days, many early and few late: exponential, cut at the end."""
    in_horizon = 1 - np.exp(-1 / MEAN_RELEASE)
    draws = chance.random(size.n_patients) * in_horizon
    shares = -MEAN_RELEASE * np.log1p(-draws)
    return [int(day) for day in np.floor(shares * size.n_days)]
