"""The ICU on the morning of a day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.desk_hospital import (
    booked,
    case,
    desk_hospital,
    icu_case,
    in_icu,
    plan_of,
)

from mapigo.desk import Unit, icu_desk
from mapigo.desk.unit_stays import bed_pools, icu_pools
from mapigo.domain import (
    OPERATION,
    WARD,
    Empirical,
    Pathway,
    Plan,
    PlanningProblem,
    Pool,
    Room,
    Stage,
)
from mapigo.errors import InputError

pytestmark = pytest.mark.unit


def unit_of(problem: PlanningProblem, plan: Plan, day: int) -> Unit:
    (unit,) = icu_desk(problem, plan, day).units
    return unit


def test_teams_are_no_beds() -> None:
    problem = desk_hospital(icu_case("a", teams=("perfusionist",)))
    assert [pool.id for pool in bed_pools(problem)] == ["icu"]


def test_an_icu_is_known_by_its_name_and_without_one_all_beds_are_shown() -> None:
    problem = desk_hospital(icu_case("a"))
    assert [pool.id for pool in icu_pools(problem)] == ["icu"]
    pools = (Pool("high", (2,) * 10, "High care"), Pool("low", (2,) * 10))
    stages = (Stage(OPERATION, 0), Stage("high", 1), Stage("low", 1), Stage(WARD, 1))
    entry = replace(case("a"), pathway=Pathway(stages), workload=(1,) * 3)
    entry = replace(entry, required_skill=(0,) * 3)
    centre = replace(problem.centre, pools=pools)
    problem = replace(problem, centre=centre, waiting_list=(entry,))
    assert [pool.id for pool in icu_pools(problem)] == ["high", "low"]


def test_a_unit_that_is_asked_for_twice_is_told_once() -> None:
    problem = desk_hospital(icu_case("a"))
    desk = icu_desk(problem, plan_of(booked("a", 0)), units=["icu", "icu"])
    assert [unit.pool.id for unit in desk.units] == ["icu"]


def test_who_lies_there_is_told_with_where_they_go_and_when() -> None:
    problem = desk_hospital(icu_case("a", 2), occupants=(in_icu("o", 1),))
    unit = unit_of(problem, plan_of(booked("a", 0)), 1)
    told = [
        (one.patient, one.stay.since_day, one.leaves_day, one.stay.next_place)
        for one in unit.in_bed
    ]
    assert told == [("o", None, 1, "ward"), ("a", 0, 2, "ward")]
    assert all(one.next_has_bed for one in unit.in_bed)


def test_a_next_place_without_a_bed_is_seen() -> None:
    problem = desk_hospital(occupants=(in_icu("o", 1), in_icu("p", 1)))
    centre = replace(problem.centre, rooms=(Room("A1", 1),))
    unit = unit_of(replace(problem, centre=centre), plan_of(), 1)
    assert [one.next_has_bed for one in unit.in_bed] == [False, False]


def test_who_comes_first_must_come_then_has_the_higher_priority() -> None:
    problem = desk_hospital(
        icu_case("a", minutes=60, priority_score=1),
        icu_case("b", minutes=60, priority_score=5),
        icu_case("c", minutes=60, mandatory=True, latest_day=0),
        icu_case("d", minutes=60, priority_score=9),
        icu_beds=4,
    )
    plan = plan_of(*(booked(who, 0) for who in "abc"), booked("d", 1))
    unit = unit_of(problem, plan, 0)
    assert [one.patient for one in unit.coming] == ["c", "b", "a", "d"]


def test_who_waits_has_the_cheapest_later_date_and_its_cost() -> None:
    problem = desk_hospital(icu_case("a"))
    unit = unit_of(problem, plan_of(booked("a", 0)), 0)
    later = unit.coming[0].later
    assert later is not None
    assert later.booking is not None
    assert later.booking.admission_day == 1
    assert later.cost_change == 20 + 15 + 1
    assert unit.waits_first(0) == unit.coming[0]
    assert unit.waits_first(1) is None


def test_who_must_come_and_has_no_later_date_does_not_wait() -> None:
    problem = desk_hospital(icu_case("a", mandatory=True, latest_day=0))
    unit = unit_of(problem, plan_of(booked("a", 0)), 0)
    assert unit.coming[0].later is None
    assert unit.waits_first(0) is None


def test_who_has_no_later_date_and_need_not_come_is_left_out() -> None:
    problem = desk_hospital(icu_case("a", latest_day=0))
    later = unit_of(problem, plan_of(booked("a", 0)), 0).coming[0].later
    assert later is not None
    assert later.booking is None
    assert later.cost_change == 100 + 20 + 10 * 5 * 3


def test_who_has_a_later_date_waits_before_who_would_be_left_out() -> None:
    problem = desk_hospital(
        icu_case("a", minutes=60, latest_day=0, priority_score=1),
        icu_case("b", minutes=60, priority_score=9),
    )
    unit = unit_of(problem, plan_of(booked("a", 0), booked("b", 0)), 0)
    waits = unit.waits_first(0)
    assert waits is not None
    assert waits.patient == "b"


def test_step_downs_begin_with_who_needs_the_bed_least() -> None:
    short, long_ = Empirical((1.0, 1.0, 1.0, 2.0)), Empirical((1.0, 4.0, 4.0, 4.0))
    problem = desk_hospital(
        icu_case("a", 3, length=long_, minutes=60),
        icu_case("b", 3, length=short, minutes=60),
    )
    unit = unit_of(problem, plan_of(booked("a", 0), booked("b", 0)), 1)
    assert [one.in_bed.patient for one in unit.step_downs] == ["b", "a"]
    assert unit.step_downs[0].in_bed.chance_tonight == pytest.approx(1 / 4)


def test_stepping_down_lets_somebody_come_who_could_not() -> None:
    problem = desk_hospital(
        icu_case("a", 4), icu_case("w", 1, earliest_day=1), icu_beds=1
    )
    unit = unit_of(problem, plan_of(booked("a", 0)), 1)
    assert unit.could_come == ()
    (step_down,) = unit.step_downs
    assert step_down.has_bed
    assert step_down.takes is not None
    assert step_down.takes.entry.id == "w"
    assert step_down.takes.cost_change == -100


def test_stepping_down_lowers_the_chance_that_a_bed_lacks() -> None:
    length = Empirical((1.0, 2.0, 3.0, 3.0))
    problem = desk_hospital(
        icu_case("a", 2, length=length),
        icu_case("b", earliest_day=1),
        icu_beds=1,
    )
    unit = unit_of(problem, plan_of(booked("a", 0), booked("b", 2)), 1)
    (step_down,) = unit.step_downs
    assert unit.nights[1].chance_lacking == pytest.approx(2 / 4)
    assert step_down.chances_lacking == (0.0, 0.0)


def test_a_step_down_without_a_bed_says_where_and_when() -> None:
    problem = desk_hospital(icu_case("a", 3), case("b", 100))
    centre = replace(problem.centre, rooms=(Room("A1", 1),))
    plan = plan_of(booked("a", 0), booked("b", 1))
    unit = unit_of(replace(problem, centre=centre), plan, 1)
    (step_down,) = unit.step_downs
    assert step_down.in_the_way == (("room A1", 1),)


def test_who_could_come_as_beds_are_is_told() -> None:
    problem = desk_hospital(icu_case("a"), icu_case("b", earliest_day=1), case("c"))
    unit = unit_of(problem, plan_of(), 0)
    assert [one.entry.id for one in unit.could_come] == ["a", "b"]


def test_the_last_day_has_one_night() -> None:
    unit = unit_of(desk_hospital(icu_case("a")), plan_of(), 9)
    assert [night.day for night in unit.nights] == [9]


def test_an_unknown_unit_and_a_house_without_one_are_told_in_words() -> None:
    problem = desk_hospital(icu_case("a"))
    with pytest.raises(InputError, match=r"'icu2' is no unit with beds.*icu"):
        icu_desk(problem, plan_of(), units=["icu2"])
    with pytest.raises(InputError, match="no ICU to look at"):
        icu_desk(desk_hospital(case("a")), plan_of())
