"""The command line as a whole: help, versions, exit codes of wrong use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.end_to_end.command_line import assert_refused, mapigo, mapigo_here

from mapigo.version import __version__

pytestmark = pytest.mark.end_to_end

COMMANDS = (
    "demo",
    "plan",
    "check",
    "explain",
    "priority",
    "example",
    "convert",
    "bench",
    "schema",
    "warm",
)


def test_help_names_every_command_and_every_exit_code():
    finished = mapigo("--help")
    assert finished.returncode == 0
    for command in COMMANDS:
        assert f"\n  {command} " in finished.stdout
    for code in (0, 1, 2, 3, 130):
        assert f"\n    {code} " in finished.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_ends_with_examples(command: str):
    finished = mapigo_here(command, "--help")
    assert finished.returncode == 0
    assert f"\n    mapigo {command}" in finished.stdout.partition("Examples:")[2]


def test_help_comes_at_once():
    def processor_s() -> float:
        before = os.times()
        mapigo("--help")
        after = os.times()
        return (after.children_user + after.children_system) - (
            before.children_user + before.children_system
        )

    assert min(processor_s() for _ in range(3)) < 0.3


def test_without_a_command_the_help_is_shown_and_the_code_is_2():
    finished = mapigo()
    assert finished.returncode == 2
    assert "mapigo demo" in finished.stdout + finished.stderr


def test_the_version_is_the_package_version():
    finished = mapigo("--version")
    assert (finished.returncode, finished.stdout) == (0, f"mapigo {__version__}\n")


def test_completion_is_offered_for_the_shell():
    finished = mapigo("--show-completion", "bash")
    assert finished.returncode == 0
    assert "_MAPIGO_COMPLETE" in finished.stdout


def test_an_unknown_command_is_refused_with_a_suggestion():
    assert "Did you mean 'plan'" in assert_refused(mapigo_here("plam"))


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--time", "0", "expected seconds above 0"),
        ("--time", "-5", "expected seconds above 0"),
        ("--time", "nan", "expected seconds above 0"),
        ("--time", "86401", "at most 86400"),
        ("--time", "soon", "valid number"),
        ("--threads", "0", "expected 1 to 64 threads, not 0"),
        ("--threads", "65", "expected 1 to 64 threads, not 65"),
        ("--seed", "-1", "expected a whole number from 0"),
        ("--steps", "0", "expected at least 1 step"),
        ("--format", "xml", "is not one of 'ihtc', 'mapigo', 'csv'"),
    ],
)
def test_wrong_options_of_plan_are_refused(
    tmp_path: Path, option: str, value: str, said: str
):
    finished = mapigo_here("plan", "small.json", option, value, folder=tmp_path)
    assert said in assert_refused(finished)
    assert list(tmp_path.iterdir()) == []


def test_defaults_come_from_the_environment():
    refused = assert_refused(mapigo("plan", "small.json", MAPIGO_TIME="-1"))
    assert "MAPIGO_TIME" in refused
    assert "expected seconds above 0" in refused


def test_a_terminal_that_lacks_a_letter_still_gets_the_sentence():
    finished = mapigo("check", "Zürich.json", "plan.json", PYTHONIOENCODING="ascii")
    assert "Z?rich.json" in assert_refused(finished)


def test_the_number_of_other_options_must_be_positive():
    finished = mapigo_here("explain", "small.json", "made.json", "p0", "--top", "0")
    assert "expected at least 1, not 0" in assert_refused(finished)
