"""Meet random events one after another: how fast, how few changes, at which price.

    python bench/centre/random_events.py --events 200 --seeds 5 --time 1 --out TABLE.csv

An example centre is planned; then events happen from its first day to its last but one
week, and each is met by replanning from the plan before. A row an event: seconds to the
first legal plan and in all, who changes by force and who does not, and the cost. At the
end the last situation is also planned anew, without a plan to stay near to; so is one
in which the plan holds no longer, to see whether any could.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np

from mapigo.domain import (
    Arrival,
    BedsClosed,
    CaseMinutes,
    Event,
    NurseAbsent,
    Plan,
    PlanningProblem,
    PoolChanged,
    StayChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    WaitingListEntry,
    Withdrawal,
)
from mapigo.errors import InputError
from mapigo.examples import heart_centre
from mapigo.replan import COSTS_LESS, Replanned, ReplanOptions, apply_events, replan
from mapigo.replan.freeze import Freeze
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, solve

LAST_DAYS = 7
"""Nothing happens in these: there would be nothing left to move to."""
ANEW_S = 4.0
"""How long a plan that holds is sought where the one near to the old does not."""


def future(problem: PlanningProblem, plan: Plan, today: int) -> list[str]:
    """Return the patients who are booked for today or later."""
    return [b.patient for b in plan.bookings if b.admission_day >= today]


def arrival(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return an emergency like somebody on the list, to be admitted at once."""
    like = rng.choice(problem.waiting_list)
    latest = min(today + 3, problem.centre.calendar.n_days - 1)
    entry = replace(
        like,
        id=f"E{len(problem.waiting_list)}-{rng.randrange(10**6)}",
        mandatory=True,
        earliest_day=today,
        latest_day=latest,
        treat_by_day=today,
        suspensions=(),
    )
    return Arrival(entry)


def withdrawal(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return somebody who cancels."""
    return Withdrawal(rng.choice(future(problem, plan, today)))


def unfit(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return somebody who has a fever for a week, or did not come."""
    return Unfit(rng.choice(future(problem, plan, today)), today, today + 6)


def longer_stay(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return a stay that is two days longer than planned."""
    patient = rng.choice(future(problem, plan, today))
    entry = next(one for one in problem.waiting_list if one.id == patient)
    stage = rng.choice([one for one in entry.pathway.stages if one.days])
    days = sum(s.days for s in entry.pathway.stages if s.place == stage.place)
    return StayChanged(patient, stage.place, days + 2)


def longer_case(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return a case that takes an hour longer."""
    patient = rng.choice(future(problem, plan, today))
    entry = next(one for one in problem.waiting_list if one.id == patient)
    return CaseMinutes(patient, entry.theatre_minutes + 60)


def theatre(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return a theatre that is closed on one of the next days."""
    day = today + rng.randrange(5)
    return TheatreMinutes(rng.choice(problem.centre.theatres).id, day, day, 0)


def surgeon(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return a surgeon who is ill for two days."""
    return SurgeonAbsent(rng.choice(problem.centre.surgeons).id, today, today + 1)


def nurse(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return a nurse who is ill for two days."""
    return NurseAbsent(rng.choice(problem.centre.nurses).id, today, today + 1)


def bed(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return a bed that is closed for some days."""
    return BedsClosed(rng.choice(problem.centre.rooms).id, today, today + 2, 1)


def icu_bed(problem: PlanningProblem, plan: Plan, today: int, rng: Random) -> Event:
    """Return an ICU bed lost for three days."""
    return PoolChanged("icu", today, today + 2, -1)


KINDS: dict[str, tuple[float, Callable[..., Event]]] = {
    "emergency arrival": (0.15, arrival),
    "cancelled": (0.15, withdrawal),
    "unfit": (0.15, unfit),
    "longer stay": (0.2, longer_stay),
    "longer case": (0.1, longer_case),
    "theatre closed": (0.05, theatre),
    "surgeon absent": (0.05, surgeon),
    "nurse absent": (0.05, nurse),
    "bed closed": (0.05, bed),
    "icu bed lost": (0.05, icu_bed),
}
"""How often each happens, and what it is."""


def run(
    seed: int, n_events: int, time_limit_s: float, write: Callable[..., None]
) -> None:
    """Meet the events of one centre, a row each."""
    rng = Random(seed)
    problem = heart_centre(seed=seed)
    plan = solve(problem, SolveOptions(20.0, seed=seed)).plan
    last = problem.centre.calendar.n_days - LAST_DAYS
    names, shares = list(KINDS), [share for share, _ in KINDS.values()]
    n_met = 0
    while n_met < n_events:
        today = n_met * last // n_events
        (kind,) = rng.choices(names, shares)
        event = KINDS[kind][1](problem, plan, today, rng)
        begun = time.monotonic()
        try:
            answer = replan(
                problem, plan, [event], ReplanOptions(today, None, time_limit_s)
            )
        except InputError:
            continue  # What is so already is no event: a surgeon who is off anyway.
        seconds = time.monotonic() - begun
        changes = answer.difference.changes
        n_free = sum(change.reason == COSTS_LESS for change in changes)
        n_met += 1
        write(
            seed=seed,
            event=n_met,
            kind=kind,
            today=today,
            first_legal_s=answer.first_feasible_s,
            seconds=round(seconds, 3),
            violations_before=answer.score_before.violations,
            violations=answer.score.violations,
            violations_anew=None if answer.score.is_feasible else fewest(answer, seed),
            changes=len(changes),
            changes_unforced=n_free,
            freeze_holds=answer.freeze_holds,
            nurse_changes=answer.difference.n_nurse_changes,
            cost=answer.score.cost,
        )
        problem, plan = replace(answer.problem, published=None, today=0), answer.plan
        refused = [entry.id for entry in problem.waiting_list if must_wait(entry, plan)]
        gone = [Withdrawal(patient) for patient in refused]
        elsewhere = apply_events(problem, plan, gone)
        problem, plan = elsewhere.problem, elsewhere.plan
    free = without_price_of_changes(problem, plan, last)
    kept, anew = (
        score_plan(free, plan),
        solve(free, SolveOptions(20.0, seed=seed)).score,
    )
    for kind, score in (("kept near", kept), ("planned anew", anew)):
        write(seed=seed, kind=kind, cost=score.cost, violations=score.violations)


def fewest(answer: Replanned, seed: int) -> int:
    """Return the violations of a plan made anew, to see whether one could hold."""
    weights = {**answer.problem.policy.weights, "S10": 0, "S14": 0}
    free = replace(answer.problem.policy, weights=weights)
    problem = replace(answer.problem, policy=free)
    return solve(problem, SolveOptions(ANEW_S, seed=seed)).score.violations


def without_price_of_changes(
    problem: PlanningProblem, plan: Plan, today: int
) -> PlanningProblem:
    """Return the problem with the past pinned and everything after it free."""
    weights = {**problem.policy.weights, "S10": 0, "S14": 0}
    policy = replace(problem.policy, weights=weights)
    return replace(Freeze(problem, plan, today, 0, {}).held(), policy=policy)


def must_wait(entry: WaitingListEntry, plan: Plan) -> bool:
    """Whether somebody who must come has no place: then another hospital has one."""
    return entry.mandatory and entry.id not in plan.booking_of()


COLUMNS = (
    "seed",
    "event",
    "kind",
    "today",
    "first_legal_s",
    "seconds",
    "violations_before",
    "violations",
    "violations_anew",
    "changes",
    "changes_unforced",
    "freeze_holds",
    "nurse_changes",
    "cost",
)


def main() -> None:
    """Run all seeds and print what they have in common."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--time", type=float, default=5.0)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    rows: list[dict[str, object]] = []
    with arguments.out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()

        def write(**row: object) -> None:
            rows.append(row)
            writer.writerow(row)
            file.flush()

        for seed in range(1, arguments.seeds + 1):
            run(seed, arguments.events, arguments.time, write)
            print(f"seed {seed}: {rows[-2]}, {rows[-1]}", flush=True)
    met = [row for row in rows if "event" in row]
    for name in ("first_legal_s", "seconds", "changes", "changes_unforced"):
        values = [row[name] for row in met if row[name] is not None] or [np.nan]
        numbers = np.array(values, dtype=float)
        print(
            f"{name:18} median {np.median(numbers):.2f}, "
            f"95 % {np.percentile(numbers, 95):.2f}, most {numbers.max():.2f}"
        )
    legal = sum(row["violations"] == 0 for row in met)
    print(f"legal after {legal} of {len(met)} events")
    possible = sum(row["violations"] != 0 == row["violations_anew"] for row in met)
    print(f"of the others, {possible} where a plan made anew is legal")


if __name__ == "__main__":
    main()
