"""Chances that lists run past their sessions, against days carried out one by one."""

from __future__ import annotations

from random import Random

import pytest
from tests.reference.listed_days import centre_with, entry, plan_of, to_icu
from tests.reference.played_days import shares_past_session

from mapigo.daylist import finishes, list_day, overrun_shares
from mapigo.domain import ListRules, LogNormal, Plan, PlanningProblem
from mapigo.scoring import reliability

pytestmark = pytest.mark.unit

MOST_ERROR = 0.05
LEAST_BINS = 9
N_DAYS, N_LIVES = 60, 400

Chances = dict[tuple[int, str], float]


def busy_day(rng: Random, *, is_shared: bool) -> tuple[PlanningProblem, Plan]:
    """Return two lists; shared are both surgeons, a team and the beds of the ICU."""
    patients, cases = [], []
    for number in range(rng.randint(2, 8)):
        who = entry(
            f"p{number}",
            rng.randrange(60, 180, 10),
            duration=LogNormal(rng.uniform(4.2, 5.2), rng.uniform(0.1, 0.6)),
            teams=("perfusionist",) if is_shared and rng.random() < 0.3 else (),
        )
        theatre = rng.choice("12")
        surgeon = rng.choice("12") if is_shared else theatre
        patients.append(to_icu(who) if is_shared and rng.random() < 0.3 else who)
        cases.append((who.id, f"OT{theatre}", f"S{surgeon}"))
    rules = ListRules(turnover_minutes=20, beds_ready_minute=15 * 60)
    problem = centre_with(*patients, rules=rules, n_in_icu=rng.randint(0, 2))
    return problem, plan_of(*cases)


def largest_error(predicted: Chances, happened: Chances) -> float:
    bins = reliability(predicted, happened)
    assert len(bins) >= LEAST_BINS
    return max(abs(one.error) for one in bins)


def test_chances_of_listed_days_come_true() -> None:
    predicted: Chances = {}
    happened: Chances = {}
    for seed in range(N_DAYS):
        problem, plan = busy_day(Random(seed), is_shared=True)
        day_list = list_day(problem, plan, 0)
        for end in finishes(problem, day_list):
            predicted[seed, end.theatre] = end.overrun_share
        shares = shares_past_session(problem, day_list, N_LIVES, seed)
        happened |= {(seed, theatre): share for theatre, share in shares.items()}
    assert largest_error(predicted, happened) <= MOST_ERROR


def test_quick_chances_come_true_where_nobody_waits() -> None:
    predicted: Chances = {}
    happened: Chances = {}
    for seed in range(N_DAYS):
        problem, plan = busy_day(Random(seed), is_shared=False)
        for (theatre, _), share in overrun_shares(problem, plan).items():
            predicted[seed, theatre] = share
        day_list = list_day(problem, plan, 0)
        shares = shares_past_session(problem, day_list, N_LIVES, seed)
        happened |= {(seed, theatre): share for theatre, share in shares.items()}
    assert largest_error(predicted, happened) <= MOST_ERROR


def test_another_seed_draws_other_days() -> None:
    problem, plan = busy_day(Random(5), is_shared=True)
    day_list = list_day(problem, plan, 0)
    assert finishes(problem, day_list, seed=2) == finishes(problem, day_list, seed=2)
    assert finishes(problem, day_list, seed=2) != finishes(problem, day_list)
    few, other_few = (overrun_shares(problem, plan, 100, seed) for seed in (1, 2))
    assert few != other_few
