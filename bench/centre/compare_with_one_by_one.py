"""Plan the example centre, and book it patient by patient: paired differences.

    python bench/centre/compare_with_one_by_one.py --seeds 10 --time 30 --out TABLE.csv

Both plans are for the same patients and the same capacity; risks are from draws of the
stays that neither saw. Prints the mean of each figure, and the mean difference with its
95 % interval (Student's t over the seeds).
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np
from scipy import stats

from mapigo.daylist.overruns import expected_overtime_minutes
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


def compare(seed: int, time_limit_s: float) -> dict[str, dict[str, float]]:
    """Return the figures of both plans of one example centre."""
    problem = heart_centre(seed=seed)
    by_hand = book_one_by_one(problem)
    planned = solve(problem, SolveOptions(time_limit_s, seed=seed)).plan
    found = {}
    for name, plan in (("one_by_one", by_hand), ("mapigo", planned)):
        score = score_plan(problem, plan)
        found[name] = asdict(outcomes(problem, plan, seed=FRESH_SEED)) | {
            "overtime_minutes": expected_overtime_minutes(problem, plan),
            "violations": score.violations,
            "cost": score.cost,
        }
    return found


def difference(
    name: str, rows: Sequence[dict[str, dict[str, float]]]
) -> tuple[float, float, float, float]:
    """Return both means, the mean difference, and half its 95 % interval."""
    before = np.array([row["one_by_one"][name] for row in rows])
    after = np.array([row["mapigo"][name] for row in rows])
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
    print(f"{'figure':20} {'one by one':>12} {'mapigo':>12} {'difference':>24}")
    for name in FIGURES:
        before, after, change, half = difference(name, rows)
        print(
            f"{name:20} {before:12,.2f} {after:12,.2f} {change:+12,.2f} ± {half:,.2f}"
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
