"""What each change makes of a hospital, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.strategies.small_centre import small_plan, small_problem

from mapigo.domain import PlanningProblem
from mapigo.errors import InputError
from mapigo.whatif import (
    CapacityChange,
    Change,
    Changed,
    PolicyChange,
    Thing,
    Verb,
    apply_changes,
    read_changes,
)

pytestmark = pytest.mark.unit


def changed(*asked: tuple[str, str], problem: PlanningProblem | None = None) -> Changed:
    problem = problem or small_problem()
    return apply_changes(problem, read_changes(problem, asked))


def theatre_minutes(found: Changed) -> tuple[int, ...]:
    return found.problem.centre.theatres[0].minutes_by_day


def open_beds(found: Changed) -> list[int]:
    return [found.problem.centre.rooms[0].open_beds(day) for day in range(4)]


@pytest.mark.parametrize(
    ("word", "text", "minutes"),
    [
        ("close", "theatre:OT1", (0, 0, 0, 0)),
        ("close", "theatre:OT1:0..1", (0, 0, 0, 240)),
        ("close", "theatre:OT1::60", (420, 420, 0, 180)),
        ("add", "theatre:OT1::60", (540, 540, 0, 300)),
        ("add", "theatre:OT1:2", (480, 480, 480, 240)),
        ("add", "theatre:OT1:2:120", (480, 480, 120, 240)),
    ],
)
def test_theatres_lose_and_get_minutes(
    word: str, text: str, minutes: tuple[int, ...]
) -> None:
    assert theatre_minutes(changed((word, text))) == minutes


def test_closed_beds_open_first_and_then_there_are_more() -> None:
    found = changed(("add", "room:C1:1..2"))
    assert open_beds(found) == [2, 2, 3, 2]
    assert found.problem.centre.rooms[0].beds == 3
    assert open_beds(changed(("close", "room:C1:0:1"))) == [1, 1, 2, 2]


def test_pools_get_and_lose_units() -> None:
    def capacity(word: str, text: str) -> tuple[int, ...]:
        return changed((word, text)).problem.centre.pools[0].capacity_by_day

    assert capacity("add", "icu_bed:1") == (3, 3, 3, 2)
    assert capacity("close", "pool:icu:0..1") == (0, 0, 2, 1)
    assert capacity("close", "pool:icu") == (0, 0, 0, 0)
    assert capacity("close", "icu:1") == (1, 1, 1, 0)


def test_surgeons_are_absent_or_have_more_minutes() -> None:
    def minutes(word: str, text: str) -> tuple[int, ...]:
        return changed((word, text)).problem.centre.surgeons[0].minutes_by_day

    assert minutes("absent", "surgeon:S1:0..1") == (0, 0, 420, 0)
    assert minutes("add", "surgeon:S1") == (840, 0, 840, 0)
    assert minutes("add", "surgeon:S1:1:60") == (420, 60, 420, 0)


def test_more_nurses_have_the_skill_and_shifts_of_another() -> None:
    like, first, second = changed(("add", "nurse:N1::2")).problem.centre.nurses
    assert (first.id, second.id) == ("N1+1", "N1+2")
    assert first.shifts == second.shifts == like.shifts
    assert first.skill_level == like.skill_level
    _, one = changed(("add", "nurse:N1:0")).problem.centre.nurses
    assert [shift.day for shift in one.shifts] == [0]


def test_a_nurse_who_is_added_twice_has_two_ids() -> None:
    found = changed(("add", "nurse:N1"), ("add", "nurse:N1:0"))
    assert [nurse.id for nurse in found.problem.centre.nurses] == ["N1", "N1+1", "N1+2"]


def test_usual_days_are_those_before_all_changes() -> None:
    more = ("add", "surgeon:S1"), ("add", "surgeon:S1:1")
    for asked in (more, more[::-1]):
        (surgeon,) = changed(*asked).problem.centre.surgeons
        assert surgeon.minutes_by_day == (840, 420, 840, 0)


def test_who_comes_for_an_absent_nurse_works_her_shifts() -> None:
    found = changed(("absent", "nurse:N1"), ("add", "nurse:N1"))
    absent, instead = found.problem.centre.nurses
    assert not absent.shifts
    assert [shift.day for shift in instead.shifts] == [0, 1]


@pytest.mark.parametrize(
    ("gone", "added"),
    [
        (("absent", "surgeon:S1"), ("add", "surgeon:S1")),
        (("absent", "surgeon:S1:0..1"), ("add", "surgeon:S1:1")),
        (("close", "room:C1"), ("add", "room:C1:2")),
    ],
)
def test_what_is_gone_has_not_more_as_well(
    gone: tuple[str, str], added: tuple[str, str]
) -> None:
    for asked in ((gone, added), (added, gone)):
        with pytest.raises(InputError, match=r"^--add .* too: keep one of the two"):
            changed(*asked)


def test_what_is_gone_may_have_more_on_other_days() -> None:
    found = changed(("absent", "surgeon:S1:0"), ("add", "surgeon:S1:2:60"))
    assert found.problem.centre.surgeons[0].minutes_by_day == (0, 0, 480, 0)


def test_an_absent_nurse_loses_the_shift_that_is_named() -> None:
    nurse = changed(("absent", "nurse:N1::late")).problem.centre.nurses[0]
    assert [shift.shift for shift in nurse.shifts] == ["early"]


def test_settings_of_the_policy_change() -> None:
    policy = changed(
        ("set", "policy.weight.delay=20"),
        ("set", "policy.weight.S9=2"),
        ("set", "policy.rules_off.H1=no"),
        ("set", "policy.rules_off.H3=yes"),
        ("set", "policy.pool_reserve.icu=0"),
        ("set", "policy.theatre_reserve_minutes.OT1=30"),
        ("set", "policy.even_arrivals.icu=2"),
    ).problem.policy
    assert policy.weights == {"S7": 20, "S8": 300, "S9": 2}
    assert policy.rules_off == {"H3"}
    assert policy.pool_reserve == {"icu": 0}
    assert policy.theatre_reserve_minutes == {"OT1": 30}
    assert policy.even_arrivals == {"icu": 2}


def test_the_plan_in_force_stays_in_force() -> None:
    problem = replace(small_problem(), published=small_plan())
    after = changed(
        ("set", "policy.freeze_days=3"), ("close", "theatre:OT1:0"), problem=problem
    ).problem
    assert after.published == problem.published
    assert after.policy.freeze_days == 3


def test_the_order_of_changes_does_not_matter() -> None:
    asked = [("close", "room:C1:0:1"), ("add", "room:C1"), ("add", "icu_bed:1")]
    assert changed(*asked).problem == changed(*reversed(asked)).problem


@pytest.mark.parametrize(
    ("word", "text", "sentence"),
    [
        ("close", "theatre:OT1", "The theatre OT1 is closed on all days."),
        ("close", "room:C1:0:1", "The room C1 has 1 bed fewer on Mon 7 Dec 2026."),
        (
            "add",
            "theatre:OT1",
            "The theatre OT1 has 480 minutes more on each day that it has any.",
        ),
        ("add", "icu_bed:2", "The pool icu has 2 units more on all days."),
        ("add", "nurse:N1", "One nurse more works the shifts of the nurse N1 on all "),
        ("absent", "nurse:N1::late", "The nurse N1 is absent for the late shift on "),
        ("absent", "surgeon:S1", "The surgeon S1 is absent on all days."),
        (
            "set",
            "policy.weight.delay=20",
            "The weight of S7 (delay) is 20 instead of 1.",
        ),
        (
            "set",
            "policy.rules_off.H1=no",
            "The rule H1 (one sex per room) holds.",
        ),
        (
            "set",
            "policy.even_arrivals.icu=2",
            "The even number of arrivals at the pool icu is 2 instead of none.",
        ),
    ],
)
def test_a_change_is_said_in_a_sentence(word: str, text: str, sentence: str) -> None:
    (said,) = changed((word, text)).sentences
    assert said.startswith(sentence)


def test_changes_are_too_much_together() -> None:
    more = CapacityChange(Verb.ADD, Thing.SURGEON, "S1", amount=600)
    with pytest.raises(InputError, match=r"change 2: .* from 0 to 1440, came 1620"):
        apply_changes(small_problem(), [more, more])


@pytest.mark.parametrize(
    "change",
    [
        CapacityChange(Verb.CLOSE, Thing.THEATRE, "OT7"),
        CapacityChange(Verb.CLOSE, Thing.THEATRE, "OT1", 0, 9),
        CapacityChange(Verb.ADD, Thing.ROOM, "C1", 3, 2),
        CapacityChange(Verb.ABSENT, Thing.THEATRE, "OT1"),
        CapacityChange(Verb.CLOSE, Thing.SURGEON, "S1"),
        CapacityChange(Verb.ADD, Thing.POOL, "icu", amount=-1),
        CapacityChange(Verb.ADD, Thing.THEATRE, "OT1", amount=0),
        CapacityChange(Verb.ADD, Thing.NURSE, "N1", amount=101),
        CapacityChange(Verb.ADD, Thing.POOL, "icu", first_day=1),
        PolicyChange("weights", -1, "S7"),
        PolicyChange("stay_quantile", 1),
    ],
)
def test_changes_made_by_programs_are_checked_too(change: Change) -> None:
    with pytest.raises(InputError, match="change 1: "):
        apply_changes(small_problem(), [change])
