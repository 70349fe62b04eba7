"""What is written to stdout is mapigo's alone, and is written or said to be lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.end_to_end.command_line import COMMAND, environment

pytestmark = pytest.mark.end_to_end

FULL = Path("/dev/full")


def test_what_a_library_prints_by_itself_is_not_between_the_lines():
    program = (
        "import os\n"
        "from mapigo.cli import main\n"
        "def app(prog_name):\n"
        "    os.write(1, b'a solver says this')\n"
        "    print('{}')\n"
        "main.app = app\n"
        "main.run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "{}\n"


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is full")
@pytest.mark.parametrize("command", ["--version", "schema mapigo-plan", "plan --help"])
def test_output_that_finds_no_space_is_one_sentence_and_an_error(command: str):
    with FULL.open("w") as full:
        done = subprocess.run(
            [*COMMAND, *command.split()],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == (
        "There is no space left where the output goes; make some, or send it "
        "elsewhere.\n"
    )
