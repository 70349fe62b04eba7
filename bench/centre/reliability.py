"""Plan the example centre, and see whether the chances that a plan shows come true.

    python bench/centre/reliability.py --seeds 1 --time 15 --out TABLE.csv

Chances of no bed and of overruns are predicted with the usual draws and compared, in
ten bins, with fresh draws that neither plan nor prediction saw. Prints a table for each
chance and plan, and writes all of them; the tables of several seeds are one.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from pathlib import Path

from mapigo.daylist import DayList, finishes, list_day, overrun_shares
from mapigo.domain import Plan, PlanningProblem, WaitingListEntry
from mapigo.examples import heart_centre
from mapigo.scoring import ReliabilityBin, reliability
from mapigo.scoring.bed_risks import bed_risks
from mapigo.solver import SolveOptions, solve

USUAL_SEED, FRESH_SEED = 1, 7
"""Draws behind the chances that are shown, and draws that nothing else sees."""
SHORT_SHARE = 0.2
"""Only so many cases are as short as an over-full plan takes them to be."""
LISTING_TIME_LIMIT_S = 1.0
"""For the lists of a day; their chances have to hold whether or not they are best."""
COLUMNS = ("chance", "plan", "low", "high", "n", "predicted", "observed", "error")

Key = tuple[str, str]
"""The kind of chance, and of plan."""
Chances = dict[tuple[int, object], float]
"""By seed of the centre, and what each is about."""
Tables = defaultdict[Key, tuple[Chances, Chances]]


def problems(centre: PlanningProblem) -> Iterator[tuple[str, PlanningProblem]]:
    """Yield the ways in which the centre is planned, by name."""
    yield "S11 weighed", centre
    policy = centre.policy
    unweighed = replace(policy, weights={**policy.weights, "S11": 0})
    yield "S11 not weighed", replace(centre, policy=unweighed)
    unlimited = replace(unweighed, rules_off=policy.rules_off | {"H10"})
    yield "pools not limited (H10 off)", replace(centre, policy=unlimited)
    entries = tuple(_taken_to_be_short(entry) for entry in centre.waiting_list)
    unreserved = replace(policy, theatre_reserve_minutes={})
    yield (
        "sessions over-full",
        replace(centre, waiting_list=entries, policy=unreserved),
    )


def _taken_to_be_short(entry: WaitingListEntry) -> WaitingListEntry:
    if entry.duration is None:
        return entry
    minutes = round(entry.duration.quantile(SHORT_SHARE))
    return replace(entry, theatre_minutes=minutes)


def chances(
    problem: PlanningProblem, plan: Plan, draw_seed: int
) -> Iterator[tuple[str, object, float]]:
    """Yield the kind of each chance that a plan shows, what it is about, and it."""
    for patient, risk in bed_risks(problem, plan, seed=draw_seed).items():
        for place, chance in risk.by_place.items():
            yield f"no {place} bed", patient, chance
    for theatre_day, chance in overrun_shares(problem, plan, seed=draw_seed).items():
        yield "overrun, all days", theatre_day, chance


def chances_of_timed_lists(
    problem: PlanningProblem, day_lists: Sequence[DayList], draw_seed: int
) -> Iterator[tuple[str, object, float]]:
    """Yield the chances of lists with times, in the same way."""
    for one in day_lists:
        for end in finishes(problem, one, seed=draw_seed):
            yield "overrun, timed lists", (end.theatre, one.day), end.overrun_share


def add_centre(tables: Tables, centre_seed: int, arguments: argparse.Namespace) -> None:
    """Plan one centre in every way, and add what was predicted and what came."""
    centre = heart_centre(
        seed=centre_seed, size=arguments.size, n_waiting=arguments.patients
    )
    for name, problem in problems(centre):
        plan = solve(problem, SolveOptions(arguments.time, seed=centre_seed)).plan
        days = range(problem.centre.calendar.n_days)
        day_lists = [
            list_day(problem, plan, day, time_limit_s=LISTING_TIME_LIMIT_S)
            for day in days
        ]
        for column, draw_seed in enumerate((USUAL_SEED, FRESH_SEED)):
            for kind, about, chance in (
                *chances(problem, plan, draw_seed),
                *chances_of_timed_lists(problem, day_lists, draw_seed),
            ):
                tables[kind, name][column][centre_seed, about] = chance


def print_table(kind: str, plan: str, bins: Sequence[ReliabilityBin]) -> None:
    """Print the bins of a kind of chance in a kind of plan, as the docs show them."""
    for one in bins:
        print(
            f"| {kind} | {plan} | {100 * one.low:.0f} to {100 * one.high:.0f} % "
            f"| {one.n:,} | {100 * one.predicted:.1f} % | {100 * one.observed:.1f} % |"
        )


def write_tables(path: Path, found: Mapping[Key, Sequence[ReliabilityBin]]) -> None:
    """Write a row for each bin."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for (kind, plan), bins in found.items():
            for one in bins:
                shares = (one.predicted, one.observed, one.error)
                digits = [f"{share:.4f}" for share in shares]
                writer.writerow([kind, plan, one.low, one.high, one.n, *digits])


def main() -> None:
    """Plan, predict, draw anew, and tell what came true."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--patients", type=int, help="on the list; usual for the size")
    parser.add_argument("--time", type=float, default=15.0, help="seconds for a plan")
    parser.add_argument("--seeds", type=int, default=1, help="centres")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    tables: Tables = defaultdict(lambda: ({}, {}))
    for centre_seed in range(1, arguments.seeds + 1):
        add_centre(tables, centre_seed, arguments)
        print(f"seed {centre_seed} done", flush=True)
    found = {
        key: reliability(*tables[key]) for key in sorted(tables, key=itemgetter(0))
    }
    for (kind, plan), bins in found.items():
        print_table(kind, plan, bins)
    largest = max(abs(one.error) for bins in found.values() for one in bins)
    print(f"largest error of a bin: {100 * largest:.1f} percentage points")
    if arguments.out:
        write_tables(arguments.out, found)


if __name__ == "__main__":
    main()
