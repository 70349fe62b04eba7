"""``mapigo priority``: the ranked list, one patient in words, scores for plans."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.end_to_end.command_line import assert_refused, mapigo_here
from tests.reference.clinical_findings import HEALTHIEST
from tests.strategies.small_centre import small_problem

from mapigo.domain import (
    PlanningProblem,
    RenalFunction,
)
from mapigo.formats import ProblemFormat, read_problem, write_problem

pytestmark = pytest.mark.end_to_end

COMPLETE = replace(
    HEALTHIEST,
    ccs_class=2,
    nyha_class=2,
    lvef_percent=45,
    age_years=70,
    renal_function=RenalFunction.MODERATE,
)


def problem() -> PlanningProblem:
    """Return three patients: W1 urgent, W2 capped with all findings, W3 unknown."""
    small = small_problem()
    first = small.waiting_list[0]
    # Decided 40 days before day 0, with a target of 20 days: capped.
    capped = replace(
        first,
        id="W2",
        priority="P4",
        decision_date=date(2026, 10, 28),
        treat_by_day=-20,
        clinical=COMPLETE,
    )
    unknown = replace(
        first, id="W3", priority="[red]", decision_date=None, clinical=None
    )
    return replace(small, waiting_list=(unknown, first, capped))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "centre"
    write_problem(problem(), path, problem_format=ProblemFormat.CENTRE_FOLDER)
    return path


def lines_of(output: str) -> list[list[str]]:
    return [line.split() for line in output.splitlines()]


def test_the_list_is_ranked_with_every_part_in_a_column(folder: Path):
    finished = mapigo_here("priority", folder)
    assert finished.returncode == 0, finished.stderr
    shown = lines_of(finished.stdout)
    # Base, class, symptoms, LVEF, coronary, valve, waiting, cap, EuroSCORE II.
    assert ["1", "W1", "50", "10", "16", "3", "5", "11", "–", "5", "–"] in shown
    w2 = ["1", "W2", "50", "10", "0", "2", "5", "–", "–", "10", "+23", "1.36", "%"]
    assert w2 in shown
    assert ["3", "W3", "10", "10", "0", *"–––––", "–"] in shown
    assert "+ under cap: has waited 200 %" in finished.stdout


def test_one_patient_is_told_in_words(folder: Path):
    finished = mapigo_here("priority", folder, "W2")
    assert finished.returncode == 0, finished.stderr
    for said in (
        "W2 has a priority score of 50",
        "of 3 on the waiting list",
        "CCS II",
        "40 days, 200 % of the target wait",
        "200 % of the target or more: counts as highest class",
        "EuroSCORE II predicts that 1.36 % of such patients die in hospital",
    ):
        assert said in finished.stdout


def test_what_euroscore2_lacks_is_named(folder: Path):
    finished = mapigo_here("priority", folder, "W1")
    assert "EuroSCORE II is not known; missing: age_years, female," in finished.stdout


def test_a_class_is_shown_as_it_was_written(folder: Path):
    finished = mapigo_here("priority", folder, "W3")
    assert "[red], a class without points" in finished.stdout


def test_as_json_has_parts_that_add_up(folder: Path):
    finished = mapigo_here("priority", folder, "--json")
    ranked = json.loads(finished.stdout)
    assert {one["patient"] for one in ranked} == {"W1", "W2", "W3"}
    for one in ranked:
        assert one["priority_score"] == sum(part["points"] for part in one["parts"])
    by_patient = {one["patient"]: one for one in ranked}
    assert by_patient["W2"]["capped"]
    assert by_patient["W2"]["euroscore2_percent"] == pytest.approx(1.36, abs=0.01)
    assert (by_patient["W2"]["waited_days"], by_patient["W2"]["target_days"]) == (
        40,
        20,
    )
    assert by_patient["W3"]["waited_days"] is None
    assert "age_years" in by_patient["W3"]["euroscore2_missing"]


def test_scores_are_written_beside_the_input_which_stays_as_it_is(
    folder: Path, tmp_path: Path
):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    finished = mapigo_here("priority", folder, "--out", tmp_path / "scored")
    assert finished.returncode == 0, finished.stderr
    assert "the mean score was 4.0, is 36.7" in finished.stdout
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    scored = read_problem(tmp_path / "scored")
    scores = {entry.id: entry.priority_score for entry in scored.waiting_list}
    assert scores == {"W1": 50, "W2": 50, "W3": 10}
    assert (
        replace(
            scored,
            waiting_list=tuple(
                replace(e, priority_score=4) for e in scored.waiting_list
            ),
        )
        == problem()
    )


def test_scores_are_never_written_over_the_input(folder: Path):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    finished = mapigo_here("priority", folder, "--out", folder)
    assert "would overwrite the input" in assert_refused(finished)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_patient_and_out_do_not_go_together(folder: Path, tmp_path: Path):
    finished = mapigo_here("priority", folder, "W1", "--out", tmp_path / "scored")
    assert "leave out PATIENT" in assert_refused(finished)
    assert not (tmp_path / "scored").exists()


def test_an_unknown_patient_is_told_whom_there_is(folder: Path):
    finished = mapigo_here("priority", folder, "W9")
    assert "has no patient 'W9': give one that it has" in assert_refused(finished)


def test_a_faulty_table_of_points_is_told_with_its_line(folder: Path):
    settings = folder / "centre.toml"
    settings.write_text(settings.read_text().replace("P1 = 23", "P1 = 2"))
    said = assert_refused(mapigo_here("priority", folder))
    assert "expected no fewer points for P1 than for the milder P2" in said
    assert "centre.toml, line" in said


def test_a_benchmark_instance_has_nothing_to_rank_by(instance_path: Path):
    ranked = json.loads(mapigo_here("priority", instance_path, "--json").stdout)
    assert {(one["rank"], one["priority_score"]) for one in ranked} == {(1, 10)}


def test_an_empty_waiting_list_is_said(tmp_path: Path):
    nobody = replace(small_problem(), waiting_list=())
    write_problem(nobody, tmp_path / "c", problem_format=ProblemFormat.CENTRE_FOLDER)
    assert "Nobody is on" in mapigo_here("priority", tmp_path / "c").stdout
    out = mapigo_here("priority", tmp_path / "c", "--out", tmp_path / "scored")
    assert out.returncode == 0, out.stderr
