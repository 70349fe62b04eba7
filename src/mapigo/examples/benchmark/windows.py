"""Who must be admitted within the horizon, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mapigo.domain import Centre, Occupant, WaitingListEntry
from mapigo.examples.benchmark.chance import stream
from mapigo.examples.benchmark.planted import PlantedPlan
from mapigo.examples.benchmark.proportions import ON_THE_DAY_SHARE
from mapigo.examples.benchmark.size import Size

__all__ = ["with_mandatory"]


def with_mandatory(
    size: Size,
    entries: Sequence[WaitingListEntry],
    centre: Centre,
    occupants: Sequence[Occupant],
) -> tuple[WaitingListEntry, ...]:
    """Return the entries, a share of them mandatory within a window.

    A plan that admits them all is made at the same time. Who finds no place in it
    stays optional, so that the mandatory patients can always be admitted together.
    """
    chance = stream(size.seed, "windows")
    plan = PlantedPlan(centre, occupants, chance)
    n_wanted = round(size.mandatory_share * len(entries))
    chosen = list(entries)
    for i in chance.permutation(len(entries)).tolist():
        if n_wanted == 0:
            break
        entry = entries[i]
        latest_day = _draw_latest_day(entry.earliest_day, size.n_days, chance)
        days = np.arange(entry.earliest_day, latest_day + 1)
        if plan.admit(entry, chance.permutation(days).tolist()):
            chosen[i] = replace(entry, mandatory=True, latest_day=latest_day)
            n_wanted -= 1
    return tuple(chosen)


def _draw_latest_day(release_day: int, n_days: int, chance: np.random.Generator) -> int:
    """Return the last day: any after the release, and the horizon's end for many."""
    if chance.random() < ON_THE_DAY_SHARE:
        return release_day
    return min(n_days - 1, release_day + int(chance.integers(1, n_days)))
