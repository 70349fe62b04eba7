"""``mapigo bottlenecks`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import Finished, assert_refused, mapigo_here

pytestmark = pytest.mark.end_to_end

QUICK = ("--steps", 1000, "--threads", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a hospital whose surgeon operates on one patient a day."""
    instance = small_hospital.instance()
    instance["surgeons"] = [{"id": "s0", "max_surgery_time": [120] * 4 + [0] * 3}]
    instance["weights"]["open_operating_theater"] = 0
    small_hospital.write(instance, tmp_path / "small.json")
    plan = small_hospital.plan()
    plan["patients"] = plan["patients"][:4]
    small_hospital.write(plan, tmp_path / "plan.json")
    return tmp_path


def bottlenecks(folder: Path, *options: object) -> Finished:
    return mapigo_here(
        "bottlenecks", "small.json", "plan.json", *options, folder=folder
    )


def test_what_is_short_comes_first(folder: Path) -> None:
    finished = bottlenecks(folder, *QUICK)
    assert finished.returncode == 0, finished.stderr
    for said in (
        "One more of this brings most: day a week of a surgeon, like s0.",
        "session a week, like t0 (OR)",
        "Full is the used share in the fullest week.",
        "All searches planned anew",
    ):
        assert said in finished.stdout
    assert "with one more of 4 things, with 2 seeds: 10 searches" in finished.stderr


def test_json_has_what_whatif_would_be_asked(folder: Path) -> None:
    value = json.loads(bottlenecks(folder, "--json", *QUICK).stdout)
    first = value["rows"][0]
    assert (first["kind"], first["clear"]) == ("surgeon-day", True)
    (option,) = first["options"]
    word, text = option.split()
    again = mapigo_here(
        "whatif", "small.json", "plan.json", word, text, *QUICK, folder=folder
    )
    assert again.returncode == 0, again.stderr
    assert "Clearly better: patients admitted +1" in again.stdout


def test_what_was_not_tried_is_named(folder: Path) -> None:
    finished = bottlenecks(folder, "--top", 1, *QUICK)
    assert "Not tried, as less full (--top 4):" in finished.stdout
    assert "nurse of skill 1" in finished.stdout


def test_one_seed_claims_nothing(folder: Path) -> None:
    finished = bottlenecks(folder, "--seeds", 1, *QUICK)
    assert "With one seed the noise of the solver is not known" in finished.stdout
    assert "brings most" not in finished.stdout


def test_quiet_shows_nothing(folder: Path) -> None:
    finished = bottlenecks(folder, "--quiet", *QUICK)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")


@pytest.mark.parametrize("option", ["--top", "--seeds", "--steps"])
def test_numbers_below_one_are_refused(folder: Path, option: str) -> None:
    assert_refused(bottlenecks(folder, option, 0))
