"""Plan the example centre with several weights of S11: how often a bed then lacks.

    python bench/centre/weigh_overflow.py --weights 0 1 2 5 --time 15

A row a weight: who is admitted, the expected numbers without a bed, and the highest
chance of a patient to find none in a pool, by draws of the stays that no plan saw.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

from mapigo.examples import heart_centre
from mapigo.scoring.bed_risks import bed_risks
from mapigo.scoring.outcomes import outcomes
from mapigo.solver import SolveOptions, solve

FRESH_SEED = 7
"""Draws of the stays that no plan is weighed on."""


def main() -> None:
    """Plan once with each weight and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=int, nargs="+", default=[0, 1, 2, 5])
    parser.add_argument("--time", type=float, default=15.0)
    arguments = parser.parse_args()
    centre = heart_centre()
    print("weight  admitted  no pool bed  highest  no ward bed")
    for weight in arguments.weights:
        weights = {**centre.policy.weights, "S11": weight}
        problem = replace(centre, policy=replace(centre.policy, weights=weights))
        plan = solve(problem, SolveOptions(arguments.time)).plan
        found = outcomes(problem, plan, seed=FRESH_SEED)
        risks = bed_risks(problem, plan, seed=FRESH_SEED).values()
        highest = max(max(risk.no_pool_bed.values(), default=0.0) for risk in risks)
        print(
            f"{weight:6} {found.admitted:9} {found.no_pool_bed:12.1f} {highest:8.0%} "
            f"{found.no_ward_bed:12.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
