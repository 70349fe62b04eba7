"""Who fills a freed slot."""

from __future__ import annotations

import pytest
from tests.reference.desk_hospital import (
    booked,
    case,
    desk_hospital,
    icu_case,
    in_icu,
    plan_of,
)

from mapigo.desk import Backfill, Slot, backfill
from mapigo.domain import Suspension
from mapigo.errors import InputError

pytestmark = pytest.mark.unit


def shown(answer: Backfill) -> list[tuple[str, ...]]:
    return [filling.patients for filling in answer.fillings]


def test_who_is_not_admitted_fills_the_slot_before_who_is_booked_later() -> None:
    problem = desk_hospital(case("a"), case("b"))
    answer = backfill(problem, plan_of(booked("b", 5)), Slot("OT1", 0))
    assert shown(answer)[0] == ("a",)
    assert ("b",) in shown(answer)
    assert answer.fillings[0].cost_change == -100


def test_a_booked_patient_is_brought_forward_at_the_price_of_a_change() -> None:
    problem = desk_hospital(case("a"))
    answer = backfill(problem, plan_of(booked("a", 5)), Slot("OT1", 0))
    (filling,) = answer.fillings
    (link,) = filling.links
    assert link.days_forward == 5
    assert filling.cost_change == 20 + 5 * 5 * 3 - 5


def test_who_must_come_and_has_no_place_is_first() -> None:
    problem = desk_hospital(
        case("a"), case("b", mandatory=True, latest_day=9), case("c", earliest_day=0)
    )
    answer = backfill(problem, plan_of(), Slot("OT1", 0))
    assert shown(answer)[0] == ("b",)


def test_minutes_default_to_what_is_free_and_are_no_more_than_that() -> None:
    problem = desk_hospital(case("a", 400), case("b", 80))
    plan = plan_of(booked("a", 0))
    for minutes in (None, 300):
        answer = backfill(problem, plan, Slot("OT1", 0, minutes))
        assert answer.slot.minutes == answer.free_minutes == 80
        assert answer.cases == ("a",)
        assert shown(answer) == [("b",)]
    assert backfill(problem, plan, Slot("OT1", 0, 70)).fillings == ()


def test_a_slot_without_minutes_is_filled_by_nobody() -> None:
    problem = desk_hospital(case("a", 480), case("b"))
    answer = backfill(problem, plan_of(booked("a", 0)), Slot("OT1", 0))
    assert (answer.fillings, answer.near_misses) == ((), ())


def test_too_short_a_notice_is_a_reason() -> None:
    problem = desk_hospital(case("a"))
    answer = backfill(problem, plan_of(), Slot("OT1", 2), notice_days=3)
    assert answer.fillings == ()
    (miss,) = answer.near_misses
    assert [reason.sentence for reason in miss.reasons] == ["Only 2 days of notice."]


def test_who_almost_fits_is_told_why_not() -> None:
    problem = desk_hospital(
        case("long", 300),
        case("away", suspensions=(Suspension(0, 3, "away"),)),
        case("late", earliest_day=4),
        icu_case("icu", minutes=100),
        occupants=(in_icu("o1", 4), in_icu("o2", 4)),
    )
    answer = backfill(problem, plan_of(), Slot("OT1", 2, 240))
    assert answer.fillings == ()
    reasons = {one.entry.id: one.reasons[0].sentence for one in answer.near_misses}
    assert reasons == {
        "long": "Needs 300 minutes; the slot has 240.",
        "icu": "ICU beds: 2 of 2 in use on Wed 6 Jan 2027, and on 1 more day.",
        "away": "The patient is not available on Wed 6 Jan 2027 (suspended).",
        "late": "Cannot be admitted before Fri 8 Jan 2027.",
    }


def test_who_came_before_today_is_not_asked() -> None:
    stays = case("a", suspensions=())
    problem = desk_hospital(stays, case("b", earliest_day=9))
    answer = backfill(problem, plan_of(booked("a", 1)), Slot("OT1", 3), today=2)
    assert answer.fillings == ()
    assert [one.entry.id for one in answer.near_misses] == ["b"]


def test_a_chain_is_shown_where_it_is_better_than_any_single_patient() -> None:
    """Only b can come at once; a can come on the day that b leaves."""
    problem = desk_hospital(
        case("a", 480, earliest_day=3, latest_day=3), case("b", 480)
    )
    answer = backfill(problem, plan_of(booked("b", 3)), Slot("OT1", 2))
    chain = answer.chain
    assert chain is not None
    assert answer.fillings[0] == chain
    assert chain.patients == ("b", "a")
    single = answer.fillings[1]
    assert single.patients == ("b",)
    assert chain.cost_change == single.cost_change - 100
    assert chain.carried_out(plan_of(booked("b", 3))).booking_of() == {
        "b": booked("b", 2),
        "a": booked("a", 3),
    }


def test_no_chain_is_shown_where_one_patient_is_as_good() -> None:
    problem = desk_hospital(case("a", 480), case("b", 480))
    answer = backfill(problem, plan_of(booked("b", 3)), Slot("OT1", 2))
    assert answer.chain is None
    assert shown(answer)[0] == ("a",)


@pytest.mark.parametrize(
    ("slot", "sentence"),
    [
        (Slot("OT9", 3), r"no theatre 'OT9'.*OT2 or OT1"),
        (Slot("OT1", 1), r"Tue 5 Jan 2027 is past, today is Wed 6 Jan 2027"),
        (Slot("OT1", 10), r"after Wed 13 Jan 2027, the last one"),
        (Slot("OT1", 3, 0), r"1 minute or more, came 0"),
    ],
)
def test_an_impossible_slot_is_refused_in_words(slot: Slot, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        backfill(desk_hospital(case("a")), plan_of(), slot, today=2)


def test_all_faults_of_a_slot_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        backfill(desk_hospital(), plan_of(), Slot("OT9", 12, -5))
    assert len(caught.value.faults) == 3
