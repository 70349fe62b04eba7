"""``mapigo replan`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import Finished, mapigo_here

pytestmark = pytest.mark.end_to_end


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """Return a folder with a small hospital and its plan."""
    source = small_hospital.write(small_hospital.instance(), tmp_path / "small.json")
    options = (
        "--time",
        0.5,
        "--threads",
        1,
        "--format",
        "mapigo",
        "--out",
        "plan.json",
    )
    finished = mapigo_here("plan", source, *options, folder=tmp_path)
    assert finished.returncode == 0, finished.stderr
    return tmp_path


def replan(folder: Path, events: str, *options: object) -> Finished:
    """Replan after events, given as the text of a CSV file."""
    (folder / "events.csv").write_text(events, encoding="utf-8")
    return mapigo_here(
        "replan", "small.json", "plan.json", "events.csv",
        "--time", 0.5, "--threads", 1, *options, folder=folder,
    )  # fmt: skip


def test_the_answer_says_who_changes_and_is_written(planned: Path):
    before = (planned / "plan.json").read_bytes()
    finished = replan(planned, "event,patient\ncancelled,p0\n", "--out", "after")
    assert finished.returncode == 0, finished.stderr
    for said in ("p0 is not to be admitted", "still holds", "p0  leaves the list"):
        assert said in finished.stdout
    written = sorted(path.name for path in (planned / "after").iterdir())
    assert written == ["centre", "difference.html", "difference.json", "plan.json"]
    assert (planned / "plan.json").read_bytes() == before
    page = (planned / "after" / "difference.html").read_text(encoding="utf-8")
    assert "p0 is not to be admitted" in page
    checked = mapigo_here("check", "after/centre", "after/plan.json", folder=planned)
    assert checked.returncode == 0, checked.stdout


def test_the_next_event_goes_on_from_there(planned: Path):
    replan(planned, "event,patient\ncancelled,p0\n", "--out", "after")
    (planned / "more.csv").write_text("event,patient\ncancelled,p1\n")
    finished = mapigo_here(
        "replan", "after/centre", "after/plan.json", "more.csv",
        "--time", 0.5, "--out", "later", "--json", folder=planned,
    )  # fmt: skip
    assert finished.returncode == 0, finished.stderr
    answer = json.loads(finished.stdout)
    assert [
        c["patient"] for c in answer["changes"] if c["kind"] == "leaves the list"
    ] == ["p1"]
    assert answer == json.loads((planned / "later/difference.json").read_text()) | {
        key: answer[key] for key in ("seconds", "first_feasible_s")
    }


def test_no_plan_that_holds_ends_with_1(planned: Path):
    events = "event,theatre,day,until\ntheatre_closed,t0,0,6\n"
    finished = replan(planned, events, "--out", "after")
    assert finished.returncode == 1
    assert "infeasible" in finished.stdout
    assert (planned / "after" / "plan.json").is_file()


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ("event,patient\ncancelled,nobody\n", "nobody"),
        ("event,surgeon,day\nsurgeon_absent,s0,99\n", "99"),
        ("event,patient\nvanished,p0\n", "vanished"),
        ("event,patient\ncancelled,p0\ncancelled,p0\n", "p0"),
        ("", "events.csv"),
    ],
    ids=["stranger", "after the horizon", "unknown word", "twice", "empty"],
)
def test_bad_events_are_refused_in_words(planned: Path, events: str, sentence: str):
    finished = replan(planned, events, "--out", "after")
    assert finished.returncode == 2
    assert sentence in finished.stderr
    assert "Traceback" not in finished.stderr
    assert not (planned / "after").exists()


def test_an_input_is_never_replaced(planned: Path):
    events = "event,patient\ncancelled,p0\n"
    assert replan(planned, events, "--out", "small.json").returncode == 2
    (planned / "mine").mkdir()
    (planned / "mine" / "letter.txt").write_text("keep")
    assert replan(planned, events, "--out", "mine").returncode == 2
    assert (planned / "mine" / "letter.txt").read_text() == "keep"


def test_the_answer_before_is_an_input_of_the_next_and_stays(planned: Path):
    replan(planned, "event,patient\ncancelled,p0\n", "--out", "after")
    before = (planned / "after" / "plan.json").read_bytes()
    (planned / "more.csv").write_text("event,patient\ncancelled,p1\n")
    again = ("replan", "after/centre", "after/plan.json", "more.csv", "--time", 0.5)
    refused = mapigo_here(*again, "--out", "after", folder=planned)
    assert refused.returncode == 2
    assert "after" in refused.stderr
    assert (planned / "after" / "plan.json").read_bytes() == before
    assert mapigo_here(*again, folder=planned).returncode == 0
    assert (planned / "after-replanned" / "plan.json").is_file()


def test_today_is_a_day_of_the_horizon(planned: Path):
    finished = replan(planned, "event,patient\ncancelled,p0\n", "--today", "77")
    assert finished.returncode == 2
    assert "77" in finished.stderr
