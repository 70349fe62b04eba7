"""Stays follow the published distributions, patient by patient."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest

from mapigo.domain import OPERATION
from mapigo.examples import figures, heart_centre
from mapigo.examples.casemix import Procedure, procedures
from mapigo.examples.pathways import pathway

pytestmark = pytest.mark.unit

QUANTILE = figures.value("stay_quantile")
DRAWN_STAGES = [
    ("cabg", "icu", "c096"),
    ("cabg_urgent", "icu", "c019"),
    ("avr", "icu", "c032"),
    ("mitral", "icu", "c120"),
    ("tavi", "icu", "c050"),
    ("pacemaker", "ward", "c063"),
    ("icd", "ward", "c061"),
    ("carotid", "ward", "c070"),
]


def _places(procedure_id: str) -> list[str]:
    way = pathway(procedure_id, 0.0, QUANTILE)
    return [stage.place for stage in way.stages]


@pytest.mark.parametrize("name", ["cabg", "cabg_urgent", "avr", "avr_cabg", "mitral"])
def test_heart_operation_goes_through_icu_and_step_down(name: str) -> None:
    assert _places(name) == ["ward", OPERATION, "icu", "step_down", "ward"]


@pytest.mark.parametrize("name", ["pci", "angiography"])
def test_day_case_is_operated_on_the_day_of_admission(name: str) -> None:
    way = pathway(name, 1.0, QUANTILE)
    assert [(stage.place, stage.days) for stage in way.stages] == [
        (OPERATION, 0),
        ("ward", 1),
    ]


@pytest.mark.parametrize(("name", "place", "published"), DRAWN_STAGES)
def test_stage_of_a_typical_patient_has_the_published_median(
    name: str, place: str, published: str
) -> None:
    way = pathway(name, 0.0, QUANTILE)
    length = next(s.length for s in way.stages if s.place == place and s.length)
    expected = figures.days(published).quantile(0.5)
    assert length.quantile(0.5) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(("name", "place", "published"), DRAWN_STAGES)
def test_stays_of_all_patients_together_have_the_published_spread(
    name: str, place: str, published: str
) -> None:
    log_means, log_sds = [], []
    for level in np.linspace(0.0005, 0.9995, 1000):
        way = pathway(name, NormalDist().inv_cdf(float(level)), QUANTILE)
        length = next(s.length for s in way.stages if s.place == place and s.length)
        log_means.append(length.log_mean)
        log_sds.append(length.log_sd)
    spread = math.sqrt(np.var(log_means) + np.mean(np.square(log_sds)))
    assert spread == pytest.approx(figures.days(published).log_sd, rel=0.01)


@pytest.mark.parametrize(
    ("name", "hospital_stay"),
    [("avr", "c034"), ("avr_minimal", "c035"), ("mitral", "c042"), ("tavi", "c048")],
)
def test_parts_of_a_stay_add_up_to_the_published_whole(
    name: str, hospital_stay: str
) -> None:
    way = pathway(name, 0.0, 0.5)
    days = sum(s.length.quantile(0.5) if s.length else s.days for s in way.stages)
    assert days == pytest.approx(figures.days(hospital_stay).quantile(0.5), abs=0.05)


def test_planned_days_are_the_quantile_of_the_policy() -> None:
    problem = heart_centre()
    for entry in problem.waiting_list:
        for stage in entry.pathway.stages:
            if stage.length is not None:
                quantile = stage.length.quantile(problem.policy.stay_quantile)
                assert stage.days == max(1, round(quantile))


def test_stays_differ_between_patients_of_one_procedure() -> None:
    stays = {
        entry.pathway.length_of_stay
        for entry in heart_centre().waiting_list
        if entry.procedure == "CABG"
    }
    assert len(stays) >= 4


@pytest.mark.parametrize("procedure", procedures(), ids=lambda one: one.id)
def test_frail_patients_stay_at_least_as_long(procedure: Procedure) -> None:
    stays = [
        pathway(procedure.id, float(frailty), QUANTILE).length_of_stay
        for frailty in np.linspace(-2, 2, 9)
    ]
    assert stays == sorted(stays)
