"""Workers who go on from the same plan share out its days for a while, and join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mapigo.solver.kernels.layout import NOT_ADMITTED
from mapigo.solver.search.clock import Clock
from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.parts import draw_parts, join, split
from mapigo.solver.search.schedule import Stretch
from mapigo.solver.search.workplace import Workplace

__all__ = ["Sharing"]

LEAST_LEG_S, LEG_S_PER_PATIENT = 0.05, 0.0004
LEG_STEPS = 1_000_000
"""How long days stay shared out in the same way, in seconds or in proposals: not long,
since some patients cannot move as they might, but much longer than sharing takes."""
STAYS_PER_PART = 4.5
"""Parts must be so many mean stays long: 28 days for each are on the benchmark, and
bring half a percent (56 and 84 days, 60 s, two threads); 14 are not, and bring
nothing."""
LEAST_LEGS = 100
"""Where the search has no time for so many, days are not shared out."""

Teams = list[list[int]]


class Sharing:
    """Gives each worker a part of the days, and makes one plan of what they find."""

    def __init__(self, place: Workplace, clock: Clock, seed: int) -> None:
        self._place = place
        self._random = np.random.default_rng(seed)
        leg_s = max(LEAST_LEG_S, LEG_S_PER_PATIENT * place.instance.n_entries)
        self.leg_share = leg_s / clock.time_limit_s
        """How much of the search a leg in a part is."""
        if clock.n_steps is not None:
            self.leg_share = LEG_STEPS / clock.n_steps

    def is_worth_it(self, stretch: Stretch, starts: Sequence[Found | None]) -> bool:
        """Whether everybody has somebody to share with, and parts are long enough."""
        is_soon_over = self.leg_share * LEAST_LEGS > 1
        if not stretch.may_share or None in starts or is_soon_over:
            return False
        teams = teams_of(starts)
        return all(
            len(team) > 1
            and self._stays_per_part(starts[team[0]], len(team)) >= STAYS_PER_PART
            for team in teams
        )

    def _stays_per_part(self, start: Found | None, n_parts: int) -> float:
        """Return how many mean stays fit one after another into a part of the days."""
        assert start is not None
        reach = self._place.reach[start.decisions.day != NOT_ADMITTED]
        if reach.size == 0:
            return 0.0
        return self._place.instance.n_days / n_parts / (float(np.mean(reach)) + 1)

    def shared_out(self, legs: Sequence[Leg]) -> list[Leg]:
        """Return the legs, each in a part of its plan."""
        n_days = self._place.instance.n_days
        shared = list(legs)
        for team in teams_of([leg.start for leg in legs]):
            start = legs[team[0]].start
            assert start is not None
            part_of_day = draw_parts(n_days, len(team), self._random)
            parts = split(self._place, start.decisions, part_of_day, self._random)
            for worker, part in zip(team, parts, strict=True):
                shared[worker] = replace(legs[worker], part=part)
        return shared

    def joined(
        self, legs: Sequence[Leg], results: Sequence[LegResult]
    ) -> list[LegResult]:
        """Return the result of each team, made of those of its legs."""
        joined = []
        for team in teams_of([leg.start for leg in legs]):
            start = legs[team[0]].start
            assert start is not None
            of_team = [results[worker] for worker in team]
            before = self._place.energy(start)
            joined.append(
                LegResult(
                    join(start, [result.last for result in of_team]),
                    before + sum(result.energy - before for result in of_team),
                    join(start, [result.best for result in of_team]),
                    sum(result.n_proposals for result in of_team),
                )
            )
        return joined


def teams_of(starts: Sequence[Found | None]) -> Teams:
    """Return the workers who go on from the same plan, team by team."""
    teams: dict[int, list[int]] = {}
    for worker, start in enumerate(starts):
        teams.setdefault(id(start), []).append(worker)
    return list(teams.values())
