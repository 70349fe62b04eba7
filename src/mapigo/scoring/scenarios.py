"""How long everybody may stay: the same few drawn futures for every plan.

A person's stages are drawn from the distributions behind them, as ``even_draws`` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import (
    OPERATION,
    Occupant,
    Pathway,
    WaitingListEntry,
)
from mapigo.domain.validation.limits import MOST_STAY_DAYS
from mapigo.scoring.even_draws import even_shares, stream_of

__all__ = ["N_SCENARIOS", "bed_days", "drawn_days"]

N_SCENARIOS = 64
"""Futures that a plan is weighed on: as many as the bits of a word in the search."""
MOST_KEPT = 20_000

Days = NDArray[np.int64]
Scenarios = NDArray[np.bool_]


def drawn_days(
    person: str, pathway: Pathway, n_scenarios: int = N_SCENARIOS, seed: int = 0
) -> Days:
    """Return the bed-days of each stage in each scenario.

    Parameters
    ----------
    person
        Id of the patient or occupant.
    pathway
        The stages. Those before the operation take the planned days, since the
        operation is on its day; a stage of drawn length takes 1 to 366 days.
    n_scenarios
        How many futures. Within a stage they cover the distribution evenly.
    seed
        Another seed gives other futures, as unlike the first as chance will have it.

    Returns
    -------
    NDArray
        Shape (scenarios, stages).
    """
    stream = stream_of(person, seed)
    days = np.empty((n_scenarios, len(pathway.stages)), dtype=np.int64)
    places = [stage.place for stage in pathway.stages]
    n_before = places.index(OPERATION) if OPERATION in places else 0
    for i, stage in enumerate(pathway.stages):
        days[:, i] = stage.days
        if stage.length is None or i < n_before:
            continue
        lengths = np.rint(stage.length.quantiles(even_shares(stream, n_scenarios)))
        days[:, i] = np.clip(lengths, 1, MOST_STAY_DAYS)
    return days


def bed_days(
    who: WaitingListEntry | Occupant, n_scenarios: int = N_SCENARIOS, seed: int = 0
) -> tuple[tuple[str, int, Scenarios], ...]:
    """Return (place, day of the stay, scenarios in which the person is there).

    ``place`` is ``WARD`` or a pool; each pair of place and day stands there once.
    """
    if (n_scenarios, seed) == (N_SCENARIOS, 0):
        return _bed_days_of_plans(who.id, who.pathway)
    return _bed_days(drawn_days(who.id, who.pathway, n_scenarios, seed), who.pathway)


@lru_cache(maxsize=MOST_KEPT)
def _bed_days_of_plans(
    person: str, pathway: Pathway
) -> tuple[tuple[str, int, Scenarios], ...]:
    return _bed_days(drawn_days(person, pathway), pathway)


def _bed_days(days: Days, pathway: Pathway) -> tuple[tuple[str, int, Scenarios], ...]:
    found: dict[tuple[str, int], Scenarios] = {}
    for place, day, present in _of_stages(days, pathway):
        before = found.get((place, day))
        found[place, day] = present if before is None else before | present
    return tuple((place, day, present) for (place, day), present in found.items())


def _of_stages(days: Days, pathway: Pathway) -> Iterator[tuple[str, int, Scenarios]]:
    """Yield where a person is, stage by stage."""
    ends = days.cumsum(axis=1)
    begins = ends - days
    for i, stage in enumerate(pathway.stages):
        for day in range(int(begins[:, i].min()), int(ends[:, i].max())):
            present = (begins[:, i] <= day) & (day < ends[:, i])
            if present.any():
                yield stage.place, day, present
