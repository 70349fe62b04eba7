"""What the search's progress looks like: JSON lines, a bar, or nothing."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass, replace
from typing import Any

import pytest

from mapigo.cli.progress import Bar, Display, JsonLines, display_for

pytestmark = pytest.mark.unit


@dataclass(frozen=True)
class State:
    """The state of a search, without the wait of loading the solver."""

    seconds: float = 1.0
    cost: int = 1234
    violations: int = 0
    n_proposals: int = 5_000_000
    share_done: float = 0.25
    phase: str = "searching"


STATE: Any = State()


def lines_of(captured: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in captured.splitlines()]


def test_json_lines_hold_the_state_of_the_search(capsys: pytest.CaptureFixture[str]):
    with JsonLines() as display:
        display.update(STATE)
    assert lines_of(capsys.readouterr().err) == [
        {
            "phase": "searching",
            "seconds": 1.0,
            "share_done": 0.25,
            "violations": 0,
            "cost": 1234,
            "proposals": 5_000_000,
        }
    ]


def test_json_lines_come_no_faster_than_one_a_second(
    capsys: pytest.CaptureFixture[str],
):
    with JsonLines() as display:
        for _ in range(100):
            display.update(STATE)
    assert len(lines_of(capsys.readouterr().err)) == 1


def test_a_change_of_phase_is_told_at_once(capsys: pytest.CaptureFixture[str]):
    with JsonLines() as display:
        for phase in ("compiling", "constructing", "searching"):
            display.update(replace(STATE, phase=phase))
    phases = [line["phase"] for line in lines_of(capsys.readouterr().err)]
    assert phases == ["compiling", "constructing", "searching"]


def test_a_note_is_json_too(capsys: pytest.CaptureFixture[str]):
    with JsonLines() as display:
        display.note("compiling")
    assert lines_of(capsys.readouterr().err) == [{"note": "compiling"}]


def test_a_reader_who_has_gone_does_no_harm(monkeypatch: pytest.MonkeyPatch):
    class ClosedPipe(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    pipe = ClosedPipe()
    monkeypatch.setattr(sys, "stderr", pipe)
    JsonLines().note("still here")
    assert "still here" in pipe.getvalue()


class Terminal(io.StringIO):
    """Takes what would be drawn."""

    def isatty(self) -> bool:
        return True


def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Let stderr be a terminal; pytest sets its own again before each test's body."""
    fake = Terminal()
    monkeypatch.setattr(sys, "stderr", fake)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return fake


def test_the_bar_shows_cost_violations_and_speed(
    monkeypatch: pytest.MonkeyPatch,
):
    terminal = wide_terminal(monkeypatch)
    with display_for(quiet=False) as display:
        display.update(STATE)
        display.update(replace(STATE, seconds=2.0, n_proposals=15_000_000))
    for said in (
        "searching",
        "cost 1,234",
        "violations 0",
        "10.0 M proposals/s",
    ):
        assert said in terminal.getvalue()


def test_the_bar_has_no_cost_while_the_kernels_compile(
    monkeypatch: pytest.MonkeyPatch,
):
    terminal = wide_terminal(monkeypatch)
    with Bar() as display:
        display.note("compiling the planner's kernels")
        display.update(replace(STATE, phase="compiling"))
    assert "compiling the planner's kernels" in terminal.getvalue()
    assert "cost" not in terminal.getvalue()


def test_where_there_is_no_terminal_there_are_json_lines():
    assert isinstance(display_for(quiet=False), JsonLines)


def test_quiet_shows_nothing(capsys: pytest.CaptureFixture[str]):
    with display_for(quiet=True) as display:
        assert type(display) is Display
        display.note("compiling")
        display.update(STATE)
    assert capsys.readouterr() == ("", "")
