"""Plan example centres of several sizes: the first plan, and how its cost falls.

    python bench/centre/settling.py --sizes 1 10 --time 600 --out TABLE.csv

Each centre is planned once with the whole time and once with a tenth of it, since a
search of one minute is another search than the first minute of ten. A row a search:
seconds to the first feasible plan, the cost after some seconds, patients admitted,
violations, and proposals a second.
"""

from __future__ import annotations

import argparse
import csv
import resource
import time
from pathlib import Path

from mapigo.examples import heart_centre
from mapigo.solver import SolveOptions, solve

AFTER_S = (1, 5, 10, 30, 60, 300, 600)


def cost_after(curve: tuple[tuple[float, int], ...], seconds: float) -> int | None:
    """Return the cost of the best feasible plan after some seconds, if any."""
    costs = [cost for at, cost in curve if at <= seconds]
    return costs[-1] if costs else None


def row_of(size: float, time_limit_s: float, n_threads: int) -> dict[str, object]:
    """Plan a centre and return what is to be told of it."""
    problem = heart_centre(size=size)
    begun = time.monotonic()
    result = solve(problem, SolveOptions(time_limit_s, n_threads))
    return {
        "size": size,
        "patients": len(problem.waiting_list),
        "time_s": time_limit_s,
        "threads": n_threads,
        "first_feasible_s": result.first_feasible_s,
        **{
            f"cost_{s}s": cost_after(result.curve, s) if s <= time_limit_s else None
            for s in AFTER_S
        },
        "cost": result.score.cost,
        "admitted": len(result.plan.bookings),
        "violations": result.score.violations,
        "proposals_per_s": round(result.n_proposals / result.seconds),
        "whole_s": round(time.monotonic() - begun, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    """Plan each size, print each row, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=float, nargs="+", default=[1.0])
    parser.add_argument("--time", type=float, default=600.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    with arguments.out.open("w", newline="", encoding="utf-8") as file:
        writer = None
        for size in arguments.sizes:
            for time_limit_s in (arguments.time / 10, arguments.time):
                row = row_of(size, time_limit_s, arguments.threads)
                print(row, flush=True)
                if writer is None:
                    writer = csv.DictWriter(file, row)
                    writer.writeheader()
                writer.writerow(row)
                file.flush()


if __name__ == "__main__":
    main()
