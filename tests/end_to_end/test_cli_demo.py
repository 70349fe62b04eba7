"""``mapigo demo`` and ``warm`` as a newcomer runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.end_to_end.command_line import Finished, mapigo, mapigo_here

pytestmark = pytest.mark.end_to_end


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Finished]:
    """Return the folder of one demonstration, and what it said."""
    folder = tmp_path_factory.mktemp("demo") / "heart"
    return folder, mapigo("demo", "--out", folder, "--time", 5, "--no-open")


def test_the_demo_ends_with_a_feasible_plan_and_a_report(shown: tuple[Path, Finished]):
    folder, finished = shown
    assert finished.returncode == 0, finished.stderr
    assert "The plan is feasible" in finished.stdout
    assert (folder / "heart-centre" / "centre.toml").is_file()
    assert (folder / "plan.json").is_file()
    assert (folder / "plan.html").is_file()


def test_what_the_demo_proposes_next_works(shown: tuple[Path, Finished]):
    _, finished = shown
    proposed = [
        line.partition("mapigo ")[2].split()
        for line in finished.stdout.partition("What to try next")[2].splitlines()
        if " mapigo " in line and "mapigo demo" not in line
    ]
    assert [command[0] for command in proposed] == ["explain", "explain", "check"]
    for command in proposed:
        assert mapigo_here(*command).returncode == 0


def test_a_second_demo_keeps_the_centre_as_it_was_edited(
    shown: tuple[Path, Finished],
):
    folder, _ = shown
    settings = folder / "heart-centre" / "centre.toml"
    edited = settings.read_text() + "\n# edited\n"
    settings.write_text(edited)
    finished = mapigo_here("demo", "--out", folder, "--time", 0.5, "--no-open")
    assert "was there already" in finished.stdout
    assert settings.read_text() == edited


def test_warm_says_that_the_planner_is_ready():
    finished = mapigo_here("warm")
    assert finished.returncode == 0, finished.stderr
    assert "The planner is ready" in finished.stdout


def test_warm_can_be_quiet():
    finished = mapigo_here("warm", "--quiet")
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
