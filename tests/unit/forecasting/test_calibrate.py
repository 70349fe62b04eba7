"""A whole calibration: what each fit leans on, stays added up, the case mix."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.reference.recorded_lengths import drawn

from mapigo.domain import OPERATION, WARD, LogNormal, PastCase, PastStay
from mapigo.examples import PublishedFigures
from mapigo.forecasting import PriorSource, calibrate
from mapigo.forecasting.case_mix import case_mix
from mapigo.forecasting.groups import stays_by_group

pytestmark = pytest.mark.unit

FIGURES = PublishedFigures()


def case(number: int, procedure: str, *stays: PastStay, day=None) -> PastCase:
    return PastCase(f"C{number}", procedure, stays, day)


def cases_of(procedure: str, n: int, place: str = "icu") -> list[PastCase]:
    lengths = drawn(LogNormal(0.8, 0.6), n, seed=n)
    return [
        case(i, procedure, PastStay(place, round(float(x), 1), 0.1))
        for i, x in enumerate(lengths)
    ]


def leans_on(cases: list[PastCase], procedure: str) -> PriorSource:
    fits = calibrate(cases, FIGURES).fits
    return next(fit.leans_on for fit in fits if fit.procedure == procedure)


def test_a_known_procedure_leans_on_the_published_figures() -> None:
    assert leans_on(cases_of("cabg", 3), "cabg") == PriorSource.PUBLISHED


def test_an_unknown_one_leans_on_the_other_procedures_there() -> None:
    cases = [*cases_of("Fontan", 3), *cases_of("CABG", 12)]
    assert leans_on(cases, "Fontan") == PriorSource.OTHER_PROCEDURES


def test_other_places_and_too_few_others_are_nothing_to_lean_on() -> None:
    cases = [*cases_of("Fontan", 3), *cases_of("CABG", 12, WARD), *cases_of("AVR", 9)]
    assert leans_on(cases, "Fontan") == PriorSource.USUAL_SPREAD


@pytest.mark.parametrize("n", [1, 2, 15])
def test_a_procedure_with_nothing_to_lean_on_is_fitted(n: int) -> None:
    (fit,) = calibrate(cases_of("Fontan", n), FIGURES).fits
    assert fit.n_cases == n
    assert fit.judgement.published is None
    assert 0.5 < fit.distribution.quantile(0.5) < 6


@pytest.mark.parametrize("n", [1, 15])
def test_stays_of_which_none_is_over_have_a_fit_that_ends(n: int) -> None:
    stay = PastStay("icu", 4.0, 1.0, is_over=False)
    cases = [case(i, ("Fontan", "Own")[i % 2], stay) for i in range(2 * n)]
    for fit in calibrate(cases, FIGURES).fits:
        assert fit.leans_on == PriorSource.USUAL_SPREAD
        assert 4 < fit.distribution.quantile(0.5) < 60


def test_who_comes_back_to_the_icu_needs_the_days_of_both_stays() -> None:
    stays = (
        PastStay("icu", 2.0, 0.1),
        PastStay(OPERATION, 200.0, 1.0),
        PastStay("icu", 3.5, 1.0, is_over=False),
        PastStay(OPERATION, 60.0, 1.0),
    )
    groups = stays_by_group([case(1, "CABG", *stays)])
    assert list(groups) == [("CABG", OPERATION), ("CABG", "icu")]
    assert groups["CABG", "icu"] == [PastStay("icu", 5.5, 1.0, is_over=False)]
    assert [stay.length for stay in groups["CABG", OPERATION]] == [60.0, 200.0]


def test_the_order_of_the_records_changes_nothing() -> None:
    cases = [*cases_of("CABG", 25), *cases_of("Fontan", 12)]
    assert calibrate(cases, FIGURES) == calibrate(cases[::-1], FIGURES)


def test_the_case_mix_has_shares_and_cases_a_year() -> None:
    first = date(2025, 1, 1)
    cases = [
        case(1, "AVR", day=first),
        case(2, "CABG", day=first + timedelta(50)),
        case(3, "CABG", day=first + timedelta(364)),
    ]
    mix = case_mix(cases)
    assert [(line.procedure, line.n_cases) for line in mix] == [("CABG", 2), ("AVR", 1)]
    assert [line.share for line in mix] == pytest.approx([2 / 3, 1 / 3])
    assert mix[0].per_year == pytest.approx(2, abs=0.01)


@pytest.mark.parametrize("days", [(0, 88), (0, None)])
def test_without_dates_over_three_months_there_is_no_yearly_number(days) -> None:
    first = date(2025, 1, 1)
    cases = [
        case(i, "AVR", day=None if n is None else first + timedelta(n))
        for i, n in enumerate(days)
    ]
    assert case_mix(cases)[0].per_year is None


def test_published_figures_are_found_by_name_or_id_and_include_the_turnover() -> None:
    minutes = FIGURES.length("CABG", OPERATION)
    assert minutes is not None
    assert minutes.at_least == 60 + 36  # anaesthesia and turnover
    assert FIGURES.length("avr_cabg", "icu") == FIGURES.length("AVR + CABG", "icu")
    assert FIGURES.length("AVR + CABG", "icu") is not None
    assert FIGURES.length("CABG", "ccu") is None
    assert FIGURES.length("Fontan", "icu") is None
