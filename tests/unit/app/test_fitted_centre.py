"""Fitted lengths on a waiting list: who gets them, and what stays as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.strategies.small_centre import small_problem

from mapigo.app.calibration_rows import QuantilesPlanned, planned_length
from mapigo.app.fitted_centre import with_fits
from mapigo.domain import (
    OPERATION,
    WARD,
    LogNormal,
    PastCase,
    PastStay,
    Pathway,
    PlanningProblem,
    Stage,
)
from mapigo.examples import PublishedFigures
from mapigo.forecasting import StayFit, calibrate

pytestmark = pytest.mark.unit

QUANTILES = QuantilesPlanned(stay=0.6, minutes=0.5)
LENGTHS = {OPERATION: 250.0, "icu": 3.0, WARD: 5.0}


def fits(procedure: str = "CABG") -> tuple[StayFit, ...]:
    cases = [
        PastCase(
            f"C{i}",
            procedure,
            tuple(PastStay(place, x, 1.0) for place, x in LENGTHS.items()),
        )
        for i in range(12)
    ]
    return calibrate(cases, PublishedFigures()).fits


def problem_of(*stages: Stage, procedure: str = "cabg") -> PlanningProblem:
    """Return the small centre with one patient on this pathway."""
    small = small_problem()
    n_shifts = 2 * sum(stage.days for stage in stages)
    entry = replace(
        small.waiting_list[0],
        procedure=procedure,
        pathway=Pathway(stages),
        workload=tuple(range(1, n_shifts + 1)),
        required_skill=(0,) * n_shifts,
    )
    return replace(small, waiting_list=(entry,))


ICU = Stage("icu", 1, LogNormal(0.31, 0.61))
STAGES = (Stage(WARD, 1), Stage(OPERATION, 0), ICU, Stage(WARD, 2))


def by_place() -> dict[str, StayFit]:
    return {fit.place: fit for fit in fits()}


def test_stages_after_the_operation_and_the_duration_are_fitted() -> None:
    before = problem_of(*STAGES)
    fitted = with_fits(before, fits())
    (entry,), (was,) = fitted.problem.waiting_list, before.waiting_list
    lengths = [stage.length for stage in entry.pathway.stages]
    fit = by_place()
    assert lengths == [None, None, fit["icu"].distribution, fit[WARD].distribution]
    assert entry.duration == fit[OPERATION].distribution
    assert (fitted.n_with_stays, fitted.n_with_duration) == (1, 1)
    assert fitted.procedures_without == ()
    # All else stays, planned days and minutes among it.
    assert replace(entry, pathway=was.pathway, duration=was.duration) == was
    assert [s.days for s in entry.pathway.stages] == [1, 0, 1, 2]


def test_a_place_that_comes_twice_after_the_operation_is_left() -> None:
    problem = problem_of(
        Stage(OPERATION, 0), Stage(WARD, 1), ICU, Stage(WARD, 1), procedure="CABG"
    )
    (entry,) = with_fits(problem, fits()).problem.waiting_list
    lengths = [stage.length for stage in entry.pathway.stages]
    assert lengths == [None, None, by_place()["icu"].distribution, None]


def test_another_procedure_is_left_and_named() -> None:
    problem = problem_of(*STAGES, procedure="TAVI")
    fitted = with_fits(problem, fits(), QUANTILES)
    assert fitted.problem == problem
    assert (fitted.n_with_stays, fitted.n_with_duration) == (0, 0)
    assert fitted.procedures_without == ("TAVI",)


def test_planned_days_change_when_asked_and_care_with_them() -> None:
    fit = by_place()
    days = {place: planned_length(fit[place], QUANTILES) for place in ("icu", WARD)}
    assert (days["icu"], days[WARD]) == (3, 5)
    problem = problem_of(*STAGES)
    (entry,) = with_fits(problem, fits(), QUANTILES).problem.waiting_list
    assert [stage.days for stage in entry.pathway.stages] == [1, 0, 3, 5]
    # Day by day 1 2 | 3 4 | 5 6, 7 8: each stage repeats its last day.
    icu, ward = (3, 4) * 3, (5, 6, *(7, 8) * 4)
    assert entry.workload == (1, 2, *icu, *ward)
    assert entry.theatre_minutes == planned_length(fit[OPERATION], QUANTILES)
    assert entry.theatre_minutes % 5 == 0


def test_a_shorter_stage_loses_its_last_days() -> None:
    problem = problem_of(Stage(OPERATION, 0), Stage("icu", 5), procedure="CABG")
    (entry,) = with_fits(problem, fits(), QUANTILES).problem.waiting_list
    assert entry.pathway.stages[1].days == 3
    assert entry.workload == (1, 2, 3, 4, 5, 6)


def test_a_stage_without_planned_days_stays_one() -> None:
    passed_by = Stage("icu", 0)
    stages = (Stage(OPERATION, 0), passed_by, Stage(WARD, 2))
    (entry,) = with_fits(problem_of(*stages), fits()).problem.waiting_list
    assert entry.pathway.stages[1] == passed_by
    nothing_else = (Stage(OPERATION, 0), passed_by, Stage(WARD, 2), Stage(WARD, 1))
    assert with_fits(problem_of(*nothing_else), fits()).n_with_stays == 0
    (planned,) = with_fits(problem_of(*stages), fits(), QUANTILES).problem.waiting_list
    assert planned.pathway.stages[1].days == planned_length(
        by_place()["icu"], QUANTILES
    )


def test_entries_without_a_procedure_name_none() -> None:
    fitted = with_fits(problem_of(*STAGES, procedure=""), fits())
    assert fitted.procedures_without == ()
    assert fitted.n_with_stays == 0
