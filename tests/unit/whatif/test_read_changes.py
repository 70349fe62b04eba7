"""Changes as they are typed, and what is said of those that are not right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.plain_hospital import plain_hospital
from tests.strategies.small_centre import small_plan, small_problem

from mapigo.domain import PlanningProblem, Pool, Theatre
from mapigo.errors import InputError
from mapigo.whatif import (
    CapacityChange,
    Change,
    PolicyChange,
    Thing,
    Verb,
    read_changes,
)

pytestmark = pytest.mark.unit

PROBLEM = small_problem()
CLOSE, ADD, ABSENT = Verb


def read(word: str, text: str, problem: PlanningProblem = PROBLEM) -> Change:
    (change,) = read_changes(problem, [(word, text)])
    return change


def refusals(*asked: tuple[str, str], problem: PlanningProblem = PROBLEM) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_changes(problem, asked)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("close", "theatre:OT1", CapacityChange(CLOSE, Thing.THEATRE, "OT1")),
        (
            "close",
            "theatre:OT1:2026-12-07",
            CapacityChange(CLOSE, Thing.THEATRE, "OT1", 0, 0),
        ),
        (
            "close",
            "room:C1:2026-12-08..2026-12-09:1",
            CapacityChange(CLOSE, Thing.ROOM, "C1", 1, 2, 1),
        ),
        (
            "absent",
            "surgeon:S1:2026-12-07..9",
            CapacityChange(ABSENT, Thing.SURGEON, "S1", 0, 2),
        ),
        (
            "absent",
            "nurse:N1:0..3:early",
            CapacityChange(ABSENT, Thing.NURSE, "N1", 0, 3, shift="early"),
        ),
        ("add", "pool:icu::2", CapacityChange(ADD, Thing.POOL, "icu", amount=2)),
        ("add", "icu:2", CapacityChange(ADD, Thing.POOL, "icu", amount=2)),
        ("add", "icu_bed:1", CapacityChange(ADD, Thing.POOL, "icu", amount=1)),
        ("add", "icu_bed", CapacityChange(ADD, Thing.POOL, "icu")),
        (
            "close",
            "icu_bed:1:2026-12-07..08",
            CapacityChange(CLOSE, Thing.POOL, "icu", 0, 1, 1),
        ),
        ("add", "nurse:N1::3", CapacityChange(ADD, Thing.NURSE, "N1", amount=3)),
        ("set", "policy.weight.delay=20", PolicyChange("weights", 20, "S7")),
        ("set", "policy.weights.S7=20", PolicyChange("weights", 20, "S7")),
        ("set", "policy.weight.not-admitted=5", PolicyChange("weights", 5, "S8")),
        ("set", "policy.rules_off.H1=no", PolicyChange("rules_off", 0, "H1")),
        ("set", "policy.pool_reserve.icu=0", PolicyChange("pool_reserve", 0, "icu")),
    ],
)
def test_what_is_typed_is_read(word: str, text: str, expected: Change) -> None:
    assert read(word, text) == expected


def test_an_id_may_hold_colons() -> None:
    plain = plain_hospital()
    theatres = (replace(plain.centre.theatres[0], id="OT:1"),)
    problem = replace(plain, centre=replace(plain.centre, theatres=theatres))
    expected = CapacityChange(CLOSE, Thing.THEATRE, "OT:1", 0, 0)
    assert read("close", "theatre:OT:1:0", problem) == expected


@pytest.mark.parametrize(
    ("word", "text", "sentence"),
    [
        ("close", "theater:OT1", "came 'theater': did you mean 'theatre'?"),
        ("close", "theatre:OT2", "theatre 'OT2' is unknown: did you mean 'OT1'?"),
        ("close", "surgeon:S1", "a kind among theatre, room, pool, icu_bed"),
        ("absent", "theatre:OT1", "a kind among surgeon, nurse, came 'theatre'"),
        ("close", "theatre:OT1:2026-12-31", "expected a day of the horizon"),
        ("close", "theatre:OT1:2026-12-08..07", "lies before the first"),
        ("close", "theatre:OT1:monday", "expected a date"),
        ("add", "icu_bed:none", "expected an amount, a whole number from 1"),
        ("add", "pool:icu::0", "expected an amount, a whole number from 1"),
        ("absent", "surgeon:S1:0:early", "a surgeon is absent for whole days"),
        ("shut", "theatre:OT1", "expected close, add, absent or set, came 'shut'"),
        ("set", "weight=3", "expected policy.NAME=VALUE"),
        ("set", "policy.weight=3", "expected policy.weight.RULE=VALUE"),
        ("set", "policy.wait.S7=3", "setting 'wait' is unknown"),
        ("set", "policy.weight.delai=3", "did you mean 'delay'?"),
        ("set", "policy.weight.H1=3", "H1 (one sex per room) is a hard rule and has"),
        ("set", "policy.weight.room-capacity=3", "H7 (room capacity) is a hard rule"),
        ("set", "policy.weight.S7=dear", "expected a whole number from 0"),
        ("set", "policy.rules_off.H1=1", "expected yes or no, came '1'"),
        ("set", "policy.rules_off.H5=yes", "admitted) always holds: only H1, H2, H3, "),
        ("set", "policy.rules_off.delay=yes", "S7 (delay) is a soft rule"),
        ("set", "policy.pool_reserve.icus=1", "did you mean 'icu'?"),
        ("set", "policy.stay_quantile=0.8", "stay_quantile changes no plan"),
    ],
)
def test_what_is_not_right_is_a_sentence(word: str, text: str, sentence: str) -> None:
    (refusal,) = refusals((word, text))
    assert refusal.startswith(f"--{word} {text}: ")
    assert sentence in refusal


@pytest.mark.parametrize(
    ("word", "text", "sentence"),
    [
        ("close", "theatre:OT1:2", "'OT1' is closed on Wed 9 Dec 2026 as it is"),
        ("absent", "surgeon:S1:1", "'S1' has no minutes on Tue 8 Dec 2026 as it is"),
        ("set", "policy.weight.S7=1", "it is 1 as it is: leave it out"),
        ("set", "policy.rules_off.H1=yes", "it is off as it is"),
        ("set", "policy.freeze_days=1", "it is 1 as it is"),
        ("set", "policy.freeze_days=3", "it is about bookings of the plan in force"),
        ("set", "policy.weight.S10=3", "it is about bookings of the plan in force"),
        ("add", "nurse:N1:3", "'N1' works no shift on Thu 10 Dec 2026"),
        ("close", "room:C1:1:2", "only 1 bed is open on Tue 8 Dec 2026"),
        ("close", "pool:icu:3:2", "would have -1 units on Thu 10 Dec 2026"),
    ],
)
def test_what_changes_nothing_or_cannot_be_is_told(
    word: str, text: str, sentence: str
) -> None:
    problem = replace(PROBLEM, published=None)
    (refusal,) = refusals((word, text), problem=problem)
    assert sentence in refusal


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("add", "room:C1::200"),
        ("add", "nurse:N1::101"),
        ("add", "theatre:OT1:0:1000"),
        ("add", "surgeon:S1:0:1400"),
        ("set", "policy.weight.S7=99999999"),
    ],
)
def test_more_than_any_hospital_has_is_refused(word: str, text: str) -> None:
    (refusal,) = refusals((word, text))
    assert "expected" in refusal


def test_all_faults_are_told_at_once() -> None:
    told = refusals(
        ("close", "theatre:OT9"),
        ("add", "icu_bed:x"),
        ("close", "theatre:OT1:2"),
        ("set", "policy.weight.S7=1"),
    )
    assert len(told) == 4


def test_changes_that_contradict_each_other_are_told() -> None:
    (closed,) = refusals(("close", "theatre:OT1:0..1"), ("close", "theatre:OT1:1"))
    assert "is about the theatre 'OT1' on Tue 8 Dec 2026 too" in closed
    (weight,) = refusals(
        ("set", "policy.weight.S7=2"), ("set", "policy.weight.delay=3")
    )
    assert "sets the same: keep one of the two" in weight


def test_several_icus_or_none_are_not_guessed_at() -> None:
    two = (Pool("icu", (2, 2, 2, 1)), Pool("icu_2", (1, 1, 1, 1)))
    (several,) = refusals(("add", "icu_bed:1"), problem=_with_pools(*two))
    assert "write one of icu, icu_2" in several
    none = plain_hospital()
    (refusal,) = refusals(("add", "icu_bed:1"), problem=none)
    assert "no pool of ICU beds" in refusal


def _with_pools(*pools: Pool) -> PlanningProblem:
    return small_problem(centre={"pools": pools})


def test_a_theatre_without_any_session_needs_its_minutes() -> None:
    centre = plain_hospital().centre
    theatres = (*centre.theatres, Theatre("NEW", (0,) * centre.calendar.n_days))
    problem = replace(plain_hospital(), centre=replace(centre, theatres=theatres))
    (refusal,) = refusals(("add", "theatre:NEW:0"), problem=problem)
    assert "never has minutes: say how many" in refusal
    expected = CapacityChange(ADD, Thing.THEATRE, "NEW", 0, 0, 480)
    assert read("add", "theatre:NEW:0:480", problem) == expected
    (nowhere,) = refusals(("add", "theatre:NEW"), problem=problem)
    assert "has none to add to" in nowhere


def test_a_plan_in_force_makes_the_freeze_window_count() -> None:
    problem = replace(PROBLEM, published=small_plan())
    expected = PolicyChange("freeze_days", 3)
    assert read("set", "policy.freeze_days=3", problem) == expected
