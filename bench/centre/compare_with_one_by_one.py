"""Plan the example centre, and book it patient by patient: paired differences.

    python bench/centre/compare_with_one_by_one.py --seeds 10 --time 30 --out TABLE.csv

All plans are for the same patients and the same capacity; risks are from draws of the
stays that none saw. One of mapigo's plans keeps some minutes of each session free, so
that its lists end no later than those of booking by hand. Prints the mean of each
figure, and the mean difference with its 95 % interval (Student's t over the seeds).
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path

import numpy as np
from scipy import stats

from mapigo.daylist.overruns import expected_overtime_minutes
from mapigo.domain import PlanningProblem
from mapigo.examples import heart_centre
from mapigo.scoring import score_plan
from mapigo.scoring.outcomes import Outcomes, outcomes
from mapigo.solver import SolveOptions, book_one_by_one, solve

FRESH_SEED = 7
"""Draws of the stays that no plan is weighed on."""
FIGURES = (
    *(field.name for field in fields(Outcomes)),
    "overtime_minutes",
    "violations",
    "cost",
)


KEPT_FREE_MINUTES = 15
"""Of each session, in the last of the three ways."""
BY_HAND = "one_by_one"
WAYS = ("mapigo", "mapigo, sessions not filled")


def compare(seed: int, time_limit_s: float) -> dict[str, dict[str, float]]:
    """Return the figures of the plans of one example centre, by the way of planning."""
    problem = heart_centre(seed=seed)
    options = SolveOptions(time_limit_s, seed=seed)
    plans = (
        book_one_by_one(problem),
        solve(problem, options).plan,
        solve(with_minutes_kept_free(problem), options).plan,
    )
    found = {}
    for name, plan in zip((BY_HAND, *WAYS), plans, strict=True):
        score = score_plan(problem, plan)
        found[name] = asdict(outcomes(problem, plan, seed=FRESH_SEED)) | {
            "overtime_minutes": expected_overtime_minutes(problem, plan),
            "violations": score.violations,
            "cost": score.cost,
        }
    return found


def with_minutes_kept_free(problem: PlanningProblem) -> PlanningProblem:
    """Return the problem with some minutes of each session kept free."""
    kept = {theatre.id: KEPT_FREE_MINUTES for theatre in problem.centre.theatres}
    policy = replace(problem.policy, theatre_reserve_minutes=kept)
    return replace(problem, policy=policy)


def difference(
    name: str, way: str, rows: Sequence[dict[str, dict[str, float]]]
) -> tuple[float, float, float, float]:
    """Return both means, the mean difference, and half its 95 % interval."""
    before = np.array([row[BY_HAND][name] for row in rows])
    after = np.array([row[way][name] for row in rows])
    change = after - before
    error = stats.sem(change) if len(change) > 1 else np.nan
    half = float(error * stats.t.ppf(0.975, max(1, len(change) - 1)))
    return float(before.mean()), float(after.mean()), float(change.mean()), half


def main() -> None:
    """Compare, seed by seed, and write what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--time", type=float, default=30.0)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    rows = []
    for seed in range(1, arguments.seeds + 1):
        rows.append(compare(seed, arguments.time))
        print(f"seed {seed}: {rows[-1]}", flush=True)
    for way in WAYS:
        print(f"{way}:")
        for name in FIGURES:
            before, after, change, half = difference(name, way, rows)
            print(
                f"{name:20} {before:12,.2f} {after:12,.2f} "
                f"{change:+12,.2f} ± {half:,.2f}"
            )
    if arguments.out:
        with arguments.out.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["seed", "way", *FIGURES])
            for seed, row in enumerate(rows, start=1):
                for way, figures in row.items():
                    values = [figures[name] for name in FIGURES]
                    writer.writerow([seed, way, *values])


if __name__ == "__main__":
    main()
