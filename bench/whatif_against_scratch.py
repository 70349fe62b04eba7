"""Close a theatre, and see whether a what-if agrees with planning for long.

    python bench/whatif_against_scratch.py --instance ihtc/competition/i04.json \
        --theatre t0 --time 600

Both hospitals, as it is and with the theatre closed, are planned from scratch for the
time given. The plan of the first is then the plan in use, from which the what-if is
asked, once planned anew and once from that plan. One table: what each says of the
difference. The last column is the share of the difference from scratch.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from mapigo.domain import Plan, PlanningProblem
from mapigo.formats import read_problem
from mapigo.solver import SolveOptions, solve
from mapigo.whatif import Comparison, TrialOptions, apply_changes, read_changes, what_if
from mapigo.whatif.figure import Figure
from mapigo.whatif.measures import patient_values

SHOWN = ("admitted", "mean_wait_days", "lost", "violations", "cost")


def main() -> None:
    args = arguments()
    problem = read_problem(args.instance)
    changes = read_changes(problem, [("close", f"theatre:{args.theatre}")])
    changed = apply_changes(problem, changes).problem
    print(f"{args.instance.stem}, theatre {args.theatre} closed")
    plans = [planned(side, args) for side in (problem, changed)]
    scratch = from_scratch((problem, changed), plans)
    show(f"from scratch, {args.time:g} s a side", scratch, scratch)
    for from_plan in (False, True):
        options = TrialOptions(
            args.whatif_time, args.seeds, args.threads, from_plan=from_plan
        )
        answer = what_if(problem, plans[0], changes, options)
        assert answer is not None
        where = "from the plan" if from_plan else "anew"
        name = f"what-if {where}, {args.seeds} seeds of {args.whatif_time:g} s"
        show(name, figures_of(answer), scratch)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instance", type=Path, required=True)
    parser.add_argument("--theatre", required=True)
    parser.add_argument("--time", type=float, default=600.0, help="s a side")
    parser.add_argument("--whatif-time", type=float, default=5.0, help="s a search")
    parser.add_argument("--seeds", type=int, default=3, help="of the what-if")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def planned(problem: PlanningProblem, args: argparse.Namespace) -> Plan:
    return solve(problem, SolveOptions(args.time, args.threads)).plan


def from_scratch(
    problems: tuple[PlanningProblem, PlanningProblem], plans: list[Plan]
) -> dict[str, Figure]:
    was, now = (
        patient_values(problem, plan, plans[0], problems[0].policy)
        for problem, plan in zip(problems, plans, strict=True)
    )
    return {
        measure.name: Figure.of_pairs(measure, [was[measure]], [now[measure]])
        for measure in was
    }


def figures_of(answer: Comparison) -> dict[str, Figure]:
    return {figure.measure.name: figure for figure in answer.figures}


def show(name: str, figures: dict[str, Figure], scratch: dict[str, Figure]) -> None:
    print(f"\n{name}\n{'':16}{'as it is':>12}{'changed':>12}{'difference':>12}", end="")
    print(f"{'±':>10}{'':>4}{'of scratch':>12}")
    for key in SHOWN:
        if key not in figures:
            continue
        figure, truth = figures[key], scratch[key].difference
        was, now = (sum(side) / len(side) for side in (figure.before, figure.after))
        margin = "" if figure.margin is None else f"{figure.margin:.1f}"
        share = f"{figure.difference / truth:.0%}" if truth else ""
        print(f"{key:16}{was:>12.1f}{now:>12.1f}{figure.difference:>+12.1f}", end="")
        print(f"{margin:>10}{'':>4}{share:>12}")


if __name__ == "__main__":
    main()
