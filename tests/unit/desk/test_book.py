"""Offers to one patient."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.reference.desk_hospital import booked, case, desk_hospital, plan_of

from mapigo.desk import book
from mapigo.domain import Pin, Suspension
from mapigo.errors import InputError

pytestmark = pytest.mark.unit


def test_the_first_offer_is_the_cheapest_and_there_is_one_a_date() -> None:
    offers = book(desk_hospital(case("a")), plan_of(), "a")
    assert [offer.admission_day for offer in offers.offers] == [0, 1, 2, 3, 4]
    assert [offer.cost_change for offer in offers.offers] == [-100, -99, -98, -97, -96]
    assert offers.is_yes


def test_an_offer_says_notice_wait_and_how_it_lies_to_the_treat_by_date() -> None:
    patient = case("a", decision_date=date(2026, 12, 25), treat_by_day=4)
    offers = book(desk_hospital(patient), plan_of(), "a", today=2, days={7})
    (offer,) = offers.offers
    assert offer.timing.notice_days == 5
    assert offer.timing.waited_days == 17
    assert offer.timing.days_late == 3


def test_nothing_is_offered_in_the_past() -> None:
    offers = book(desk_hospital(case("a")), plan_of(), "a", today=8)
    assert [offer.admission_day for offer in offers.offers] == [8, 9]


def test_a_full_day_is_offered_with_who_gives_way() -> None:
    problem = desk_hospital(case("a", 480, latest_day=0), case("b", 480))
    offers = book(problem, plan_of(booked("b", 0)), "a")
    (offer,) = offers.offers
    (other,) = offer.displaced
    assert other.patient == "b"
    assert other.after is not None
    assert other.after.admission_day == 1
    # a is admitted (-100); b changes (20) and waits a day (1), which is near (3 x 5).
    assert offer.cost_change == -100 + 20 + 1 + 15


def test_who_comes_within_the_freeze_window_gives_way_to_nobody() -> None:
    patients = (case("a", 480, latest_day=0), case("b", 480))
    problem = desk_hospital(*patients, freeze_days=1)
    offers = book(problem, plan_of(booked("b", 0)), "a")
    assert offers.offers == ()
    assert offers.main_reason == "No surgeon time on the only day."
    assert not offers.is_yes


def test_the_freeze_window_does_not_hold_the_patient_who_asks() -> None:
    problem = desk_hospital(case("a"), freeze_days=3)
    offers = book(problem, plan_of(booked("a", 1)), "a")
    assert 5 in {offer.admission_day for offer in offers.offers}


def test_a_booked_patient_is_offered_other_dates_only() -> None:
    offers = book(desk_hospital(case("a")), plan_of(booked("a", 1)), "a", top=20)
    assert offers.booking == booked("a", 1)
    assert 1 not in {offer.admission_day for offer in offers.offers}
    assert len(offers.offers) == 9


def test_a_pinned_patient_stays() -> None:
    plan = replace(plan_of(booked("a", 1)), pins=(Pin("a", admission_day=1),))
    offers = book(desk_hospital(case("a")), plan, "a")
    assert offers.offers == ()
    assert offers.main_reason == "Pinned otherwise on all 9 days."


def test_a_pin_of_the_plan_that_was_in_force_before_holds_too() -> None:
    plan = plan_of(booked("a", 1))
    before = replace(plan, pins=(Pin("a", admission_day=1),))
    problem = replace(desk_hospital(case("a")), published=before)
    assert book(problem, plan, "a").offers == ()


def test_who_has_come_already_is_offered_nothing() -> None:
    plan = plan_of(booked("a", 1))
    assert book(desk_hospital(case("a")), plan, "a", today=2).offers == ()


def test_a_wanted_day_that_is_free_is_offered() -> None:
    offers = book(desk_hospital(case("a")), plan_of(), "a", on=6)
    assert offers.is_yes
    assert {offer.admission_day for offer in offers.offers} == {6}


def test_a_wanted_day_that_cannot_be_has_reasons_and_the_nearest_days() -> None:
    patient = case("a", suspensions=(Suspension(4, 6, "away"),))
    offers = book(desk_hospital(patient), plan_of(), "a", on=5, top=3)
    assert not offers.is_yes
    assert offers.wanted is not None
    (reason,) = offers.wanted.reasons
    assert "suspended" in reason.sentence
    assert [offer.admission_day for offer in offers.offers] == [3, 7, 2]


def test_the_day_that_is_booked_already_is_possible() -> None:
    offers = book(desk_hospital(case("a")), plan_of(booked("a", 1)), "a", on=1)
    assert offers.is_yes
    assert booked("a", 1) not in [offer.booking for offer in offers.offers]


def test_an_unknown_patient_is_told_how_to_get_on_the_list() -> None:
    with pytest.raises(InputError, match=r"no patient 'x'.*urgent_referral"):
        book(desk_hospital(case("a")), plan_of(), "x")
