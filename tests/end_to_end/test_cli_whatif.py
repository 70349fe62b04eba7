"""``mapigo whatif`` as a user runs it."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

import pytest
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import (
    COMMAND,
    Finished,
    assert_refused,
    environment,
    mapigo_here,
)

pytestmark = pytest.mark.end_to_end

QUICK = ("--steps", 1000, "--threads", 1, "--seeds", 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small hospital and a plan of it."""
    small_hospital.write(small_hospital.instance(), tmp_path / "small.json")
    small_hospital.write(small_hospital.plan(), tmp_path / "plan.json")
    return tmp_path


def whatif(folder: Path, *options: object) -> Finished:
    return mapigo_here("whatif", "small.json", "plan.json", *options, folder=folder)


def test_a_closed_theatre_is_clearly_worse(folder: Path) -> None:
    finished = whatif(folder, "--close", "theatre:t0:1..6", *QUICK)
    assert finished.returncode == 0, finished.stderr
    for said in (
        "The theatre t0 is closed from day 1 to day 6.",
        "Clearly worse: patients admitted −",
        "lose their admission",
        "OR minutes",
        "± of a difference its 95 % interval",
        "--published PLAN gives each change its price",
    ):
        assert said in finished.stdout
    assert "4 searches" in finished.stderr


def test_what_cannot_be_planned_is_said_and_is_an_answer(folder: Path) -> None:
    finished = whatif(folder, "--close", "theatre:t0", *QUICK)
    assert finished.returncode == 0
    assert (
        "With the changes, no plan was found that holds every hard rule; the best "
        "breaks H5 mandatory patients admitted (1)." in finished.stdout
    )


def test_one_seed_says_that_it_knows_no_noise(folder: Path) -> None:
    finished = whatif(folder, "--add", "room:r0", *QUICK[:-1], 1)
    assert "With one seed the noise of the solver is not known" in finished.stdout
    assert "Clearly" not in finished.stdout
    assert "95 %" not in finished.stdout


def test_the_same_steps_give_the_same_json(folder: Path) -> None:
    asked = ("--open", "theatre:t0:3:60", "--set", "policy.weight.delay=50", "--json")
    first, second = (json.loads(whatif(folder, *asked, *QUICK).stdout) for _ in "ab")
    for answer in (first, second):
        assert answer.pop("seconds") > 0
    assert first == second
    assert first["seeds"] == [1, 2]
    assert first["changes"] == [
        "The theatre t0 has 60 minutes more on day 3.",
        "The weight of S7 (delay) is 50 instead of 10.",
    ]
    cost = next(one for one in first["figures"] if one["name"] == "cost")
    assert len(cost["as_it_is"]) == len(cost["changed"]) == 2


def test_with_a_plan_in_force_both_sides_go_on_from_it(folder: Path) -> None:
    asked = ("--absent", "surgeon:s0:5", "--published", "plan.json", "--json")
    answer = json.loads(whatif(folder, *asked, *QUICK).stdout)
    assert answer["from_plan"] is True
    anew = json.loads(whatif(folder, *asked, "--anew", *QUICK).stdout)
    assert anew["from_plan"] is False


def test_quiet_shows_nothing(folder: Path) -> None:
    finished = whatif(folder, "--add", "room:r0", "--quiet", *QUICK)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")


def test_all_faults_are_told_at_once(folder: Path) -> None:
    told = assert_refused(
        whatif(
            folder,
            *("--close", "theatre:t1", "--add", "bed:r0", "--absent", "surgeon:s0:9"),
            *("--set", "policy.weight.S7=10", "--close", "room:r0:1..1:3"),
        )
    )
    assert "The input has 5 faults:" in told
    for sentence in (
        "--close theatre:t1: theatre 't1' is unknown: use one of t0.",
        "--add bed:r0: expected KIND:ID[:DAYS[:AMOUNT]]",
        "--absent surgeon:s0:9: expected a day of the horizon",
        "--set policy.weight.S7=10: it is 10 as it is",
        "--close room:r0:1..1:3: in the room 'r0' only 2 are open on day 1",
    ):
        assert sentence in told


@pytest.mark.parametrize("options", [(), ("--close", ""), ("--seeds", "0")])
def test_nothing_to_change_is_refused(folder: Path, options: tuple[str, ...]) -> None:
    assert_refused(whatif(folder, *options))


def test_ctrl_c_before_a_seed_is_done_ends_with_130(folder: Path) -> None:
    command = [*COMMAND, "whatif", "small.json", "plan.json", "--add", "room:r0"]
    process = subprocess.Popen(
        [*command, "--time", "600", "--threads", "1"],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "as it is, seed 1" in line:
            break
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout) == (130, "")
    assert "Interrupted before one seed was done on both sides" in stderr
