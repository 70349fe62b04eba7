"""``mapigo calibrate``: fits from records, the folder, a centre that carries them."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.end_to_end.command_line import Finished, assert_refused, mapigo_here
from tests.strategies.small_centre import small_problem

from mapigo.domain import LogNormal
from mapigo.formats import ProblemFormat, read_problem, write_problem

pytestmark = pytest.mark.end_to_end

N_CABG = 40


def stays() -> str:
    """Return 40 CABG with lengths in whole days, and three of another procedure."""
    lines = ["case,procedure,place,length,date"]
    shares = (np.arange(N_CABG) + 0.5) / N_CABG
    icu = np.maximum(1, np.rint(LogNormal(0.9, 0.6).quantiles(shares)))
    minutes = np.rint(LogNormal(5.3, 0.3, 60).quantiles(shares))
    for i in range(N_CABG):
        day = f"2026-{1 + i % 12:02}-01"
        lines.append(f"C{i},CABG,operation,{minutes[i]:.0f},{day}")
        lines.append(f"C{i},CABG,icu,{icu[i]:.0f},{day}")
    lines += [f"F{i},[red]Own,icu,{3 + i},2026-02-0{1 + i}" for i in range(3)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "stays.csv"
    path.write_text(stays(), encoding="utf-8")
    return path


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    small = small_problem()
    first = replace(small.waiting_list[0], procedure="cabg")
    other = replace(first, id="W2", procedure="TAVI")
    path = tmp_path / "small"
    write_problem(
        replace(small, waiting_list=(first, other)),
        path,
        problem_format=ProblemFormat.CENTRE_FOLDER,
    )
    return path


def calibrate(tmp_path: Path, *options: object) -> Finished:
    finished = mapigo_here(
        "calibrate", tmp_path / "stays.csv", tmp_path / "out", *options
    )
    assert finished.returncode == 0, finished.stderr
    return finished


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.usefixtures("records")
def test_fits_are_shown_with_how_far_to_trust_them(tmp_path: Path):
    shown = calibrate(tmp_path).stdout
    lines = [line.split() for line in shown.splitlines()]
    assert "43 cases of 2 procedures." in shown
    cabg = next(line for line in lines if line[:2] == ["CABG", "icu"])
    assert cabg[2:7] == ["40", "80", "%", "published", "figures"]
    assert cabg[-1] == "good"
    own = next(line for line in lines if line[:2] == ["[red]Own", "icu"])
    assert own[2:7] == ["3", "23", "%", "other", "procedures"]
    assert own[-2:] == ["few", "cases"]
    assert "good: unseen cases came as foretold, within chance." in shown
    assert f"Wrote {tmp_path / 'out'}." in shown


@pytest.mark.usefixtures("records")
def test_the_folder_holds_fits_reliability_and_case_mix(tmp_path: Path):
    calibrate(tmp_path)
    out = tmp_path / "out"
    assert {path.name for path in out.iterdir()} == {
        *("lengths.csv", "reliability.csv", "case_mix.csv")
    }
    icu = next(
        row
        for row in rows(out / "lengths.csv")
        if (row["procedure"], row["place"]) == ("CABG", "icu")
    )
    assert icu["distribution"].startswith("lognormal ")
    assert (icu["unit"], icu["planned"], icu["own_weight"]) == ("days", "3", "0.8")
    mix = rows(out / "case_mix.csv")
    assert [(row["procedure"], row["cases"]) for row in mix] == [
        ("CABG", "40"),
        ("[red]Own", "3"),
    ]
    assert float(mix[0]["per_year"]) == pytest.approx(40 / 335 * 365.25, abs=0.1)


@pytest.mark.usefixtures("records")
def test_json_tells_the_same_for_programs(tmp_path: Path, centre: Path):
    told: dict[str, Any] = json.loads(
        calibrate(tmp_path, "--json", "--centre", centre).stdout
    )
    by_group = {(one["procedure"], one["place"]): one for one in told["lengths"]}
    icu = by_group["CABG", "icu"]
    assert icu["below_90_low"] < icu["below_90"] <= icu["below_90_high"]
    assert icu["mean_recorded"] == pytest.approx(icu["mean_foretold"], rel=0.1)
    assert icu["published_log_score"] < icu["log_score"]
    assert by_group["[red]Own", "icu"]["mean_published"] is None
    assert told["quantiles_planned"] == {"stay": 0.6, "minutes": 0.5}
    assert (told["waiting_list"], told["entries_with_stays"]) == (2, 1)
    assert told["procedures_without_records"] == ["TAVI"]


@pytest.mark.usefixtures("records")
def test_a_centre_carries_the_fits_and_the_input_stays(tmp_path: Path, centre: Path):
    before = {path.name: path.read_bytes() for path in centre.iterdir()}
    shown = calibrate(tmp_path, "--centre", centre).stdout
    assert "Of 2 on the waiting list, 1 got fitted stays and 1 a fitted" in shown
    assert "No records of TAVI: left as they were." in shown
    assert {path.name: path.read_bytes() for path in centre.iterdir()} == before
    was, now = read_problem(centre), read_problem(tmp_path / "out" / "centre")
    assert now.waiting_list[1] == was.waiting_list[1]
    assert now.waiting_list[0].duration is not None
    days = [stage.days for stage in was.waiting_list[0].pathway.stages]
    assert [stage.days for stage in now.waiting_list[0].pathway.stages] == days
    calibrate(tmp_path, "--centre", centre, "--planned")  # writes OUT anew
    again = read_problem(tmp_path / "out" / "centre").waiting_list[0]
    assert again.pathway.stages[2].days == 3
    assert again.theatre_minutes > was.waiting_list[0].theatre_minutes


@pytest.mark.usefixtures("records")
def test_turnover_and_quantiles_change_what_is_planned(tmp_path: Path):
    def minutes(*options: object) -> int:
        told = json.loads(calibrate(tmp_path, "--json", *options).stdout)
        return int(told["lengths"][0]["planned"])

    usual = minutes()
    assert 15 <= minutes("--turnover", 30) - usual <= 35
    assert minutes("--minutes-quantile", 0.9) > usual + 50


@pytest.mark.usefixtures("records")
def test_quiet_prints_nothing(tmp_path: Path):
    assert calibrate(tmp_path, "--quiet").stdout == ""
    assert (tmp_path / "out" / "lengths.csv").exists()


def refused(tmp_path: Path, *arguments: object) -> str:
    """Return what was said once nothing was written."""
    before = sorted(tmp_path.rglob("*"))
    finished = mapigo_here("calibrate", *arguments, folder=tmp_path)
    assert sorted(tmp_path.rglob("*")) == before
    return assert_refused(finished)


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--planned"], "there is no centre to change: add --centre."),
        (["--stay-quantile", 1.2], "expected a share from 0.05 to 0.99, not 1.2."),
        (["--minutes-quantile", "nan"], "expected a share from 0.05 to 0.99"),
        (["--turnover", -5], "expected 0 to 240 minutes, not -5."),
        (["--centre", "missing/"], "missing"),
    ],
)
def test_a_wrong_option_is_refused(tmp_path: Path, options: list[object], said: str):
    assert said in " ".join(refused(tmp_path, "stays.csv", "out", *options).split())


def test_missing_records_are_refused(tmp_path: Path):
    assert "there is no such file" in refused(tmp_path, "missing.csv", "out")


def test_all_faults_of_the_records_are_told_at_once(tmp_path: Path):
    path = tmp_path / "stays.csv"
    path.write_text("case,procedure,place,length\n1,CABG,moon,2\n2,CABG,icu,-1\n")
    said = refused(tmp_path, "stays.csv", "out")
    assert "The input has 2 faults:" in said
    assert "stays.csv, line 2, column place: 'moon' is not a place here" in said
    assert "stays.csv, line 3, column length: expected a number from 0" in said


def test_pools_of_a_centre_are_places(tmp_path: Path, centre: Path):
    path = tmp_path / "stays.csv"
    path.write_text("case,procedure,place,length\n1,CABG,step_down,2\n")
    said = refused(tmp_path, "stays.csv", "out", "--centre", centre)
    assert "'step_down' is not a place here" in said
    assert mapigo_here("calibrate", path, tmp_path / "out").returncode == 0


@pytest.mark.usefixtures("records")
def test_neither_input_nor_other_files_are_overwritten(tmp_path: Path, centre: Path):
    assert "overwrite the input" in refused(
        tmp_path, "stays.csv", centre, "--centre", centre
    )
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    assert "holds other files" in refused(tmp_path, "stays.csv", "mine")
