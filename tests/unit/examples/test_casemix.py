"""The case mix follows the national volumes and the published minutes."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from mapigo.domain import LogNormal
from mapigo.examples import heart_centre
from mapigo.examples.casemix import (
    Procedure,
    case_minutes,
    draw_procedures,
    planned_minutes,
    procedures,
)
from mapigo.examples.figures import share, value

pytestmark = pytest.mark.unit

SURGICAL_VOLUMES = {
    "nhr_cabg": ("cabg", "cabg_urgent"),
    "nhr_avr": ("avr", "avr_minimal"),
    "nhr_avr_cabg": ("avr_cabg",),
    "nhr_mitral": ("mitral",),
    "nhr_tavi": ("tavi",),
    "nhr_af_ablation": ("af_ablation",),
}
N_PATIENTS = 5000


def typical_minutes(procedure: Procedure) -> int:
    return planned_minutes(case_minutes(procedure, 0.5))


@pytest.fixture(scope="module")
def drawn() -> Counter[str]:
    stream = np.random.default_rng(1)
    return Counter(procedure.id for procedure in draw_procedures(N_PATIENTS, stream))


def test_list_has_the_length_asked_for(drawn: Counter[str]) -> None:
    assert drawn.total() == N_PATIENTS


def test_shares_of_heart_operations_are_those_of_the_national_volumes(
    drawn: Counter[str],
) -> None:
    ids = {name for names in SURGICAL_VOLUMES.values() for name in names}
    n_all = sum(drawn[name] for name in ids)
    national = sum(value(figure) for figure in SURGICAL_VOLUMES)
    for figure, names in SURGICAL_VOLUMES.items():
        on_the_list = sum(drawn[name] for name in names) / n_all
        assert on_the_list == pytest.approx(value(figure) / national, abs=0.003)


def test_devices_are_in_the_proportion_of_the_national_volumes(
    drawn: Counter[str],
) -> None:
    proportion = value("nhr_pacemaker") / value("nhr_icd")
    assert drawn["pacemaker"] / drawn["icd"] == pytest.approx(proportion, rel=0.02)


def test_urgent_share_of_cabg_is_the_assumed_one(drawn: Counter[str]) -> None:
    urgent = drawn["cabg_urgent"] / (drawn["cabg"] + drawn["cabg_urgent"])
    assert urgent == pytest.approx(share("urgent_cabg_share"), abs=0.005)


@pytest.mark.parametrize(
    ("name", "published"),
    [("cabg", "c001"), ("avr", "c026"), ("mitral", "c040"), ("bypass", "c071")],
)
def test_median_minutes_are_the_published_ones(name: str, published: str) -> None:
    procedure = next(one for one in procedures() if one.id == name)
    operation = typical_minutes(procedure) - procedure.other_minutes
    assert operation == pytest.approx(value(published), abs=3)


@pytest.mark.parametrize("name", ["TAVI", "AF ablation", "Pacemaker", "CABG"])
def test_minutes_on_the_list_scatter_around_the_median(name: str) -> None:
    procedure = next(one for one in procedures() if one.name == name)
    minutes = [
        entry.theatre_minutes
        for entry in heart_centre(n_waiting=2000).waiting_list
        if entry.procedure == name
    ]
    assert all(number % 5 == 0 for number in minutes)
    assert np.median(minutes) == pytest.approx(typical_minutes(procedure), rel=0.06)
    assert np.quantile(minutes, 0.9) > 1.1 * np.median(minutes)


@pytest.mark.parametrize("procedure", procedures(), ids=lambda one: one.id)
def test_cases_of_all_patients_together_have_the_published_spread(
    procedure: Procedure,
) -> None:
    levels = np.linspace(0.0005, 0.9995, 1000)
    minutes = [case_minutes(procedure, float(level)) for level in levels]
    known = np.var([one.log_mean for one in minutes])
    unknown = np.mean([one.log_sd**2 for one in minutes])
    published = procedure.operation_minutes
    assert math.sqrt(known + unknown) == pytest.approx(published.log_sd, rel=0.01)
    assert np.mean([one.log_mean for one in minutes]) == pytest.approx(
        published.log_mean, abs=1e-3
    )


def test_planned_minutes_are_a_quantile_of_each_patients_own() -> None:
    share_covered = value("minutes_quantile")
    for entry in heart_centre(n_waiting=300).waiting_list:
        assert isinstance(entry.duration, LogNormal)
        exact = entry.duration.quantile(share_covered)
        assert entry.theatre_minutes == pytest.approx(exact, abs=2.5)
        assert 0 < entry.duration.at_least < entry.theatre_minutes
