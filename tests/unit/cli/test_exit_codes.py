"""Each error becomes sentences on stderr and an exit code."""

from __future__ import annotations

import pytest

from mapigo.cli.exit_codes import ExitCode, exit_code_of
from mapigo.errors import Fault, InputError, OutputError, SolverError

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "error",
    [
        InputError("There is no file i01.json."),
        OutputError("Cannot write."),
        SolverError("Too many rooms: at most 512."),
    ],
)
def test_an_error_raised_on_purpose_is_its_own_sentence(
    capsys: pytest.CaptureFixture[str], error: Exception
):
    assert exit_code_of(error) is ExitCode.WRONG_USE
    assert capsys.readouterr() == ("", f"{error}\n")


def test_several_faults_are_counted_and_stand_one_a_line(
    capsys: pytest.CaptureFixture[str],
):
    faults = [Fault("No such room.", "i01.json, patient p0"), Fault("No such nurse.")]
    exit_code_of(InputError(faults))
    assert capsys.readouterr().err.splitlines() == [
        "The input has 2 faults:",
        "i01.json, patient p0: No such room.",
        "No such nurse.",
    ]


def test_a_sentence_with_brackets_is_not_taken_for_markup(
    capsys: pytest.CaptureFixture[str],
):
    exit_code_of(InputError("rooms[0].beds is [red] here."))
    assert capsys.readouterr().err == "rooms[0].beds is [red] here.\n"


def test_a_fault_of_mapigo_names_its_class_and_nothing_of_the_data(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("MAPIGO_DEBUG", raising=False)
    assert exit_code_of(KeyError("patient 42")) is ExitCode.FAULT_OF_MAPIGO
    said = capsys.readouterr().err
    assert "(KeyError)" in said
    assert "patient 42" not in said
    assert "Traceback" not in said


def test_the_place_of_a_fault_is_shown_on_request(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("MAPIGO_DEBUG", "1")
    exit_code_of(KeyError("x"))
    assert "KeyError: 'x'" in capsys.readouterr().err


def test_a_lack_of_memory_is_said_as_such(capsys: pytest.CaptureFixture[str]):
    assert exit_code_of(MemoryError()) is ExitCode.FAULT_OF_MAPIGO
    assert "ran out of memory" in capsys.readouterr().err
