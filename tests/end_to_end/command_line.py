"""Run ``mapigo`` as a user does, in a process of its own or, faster, in this one."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from mapigo.cli.main import run

COMMAND = [sys.executable, "-m", "mapigo"]
LONGEST_S = 180

Finished = subprocess.CompletedProcess[str]


def environment(**extra: str) -> dict[str, str]:
    """Return this process's environment without what changes mapigo's defaults."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("MAPIGO_")}
    return ours | {"COLUMNS": "200"} | extra


def mapigo(*arguments: object, folder: Path | None = None, **extra: str) -> Finished:
    """Run a command to its end; ``extra`` are variables of its environment."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=folder,
        env=environment(**extra),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )


def mapigo_here(*arguments: object, folder: Path | None = None) -> Finished:
    """Run a command in this process: the same way in and out, without the start-up."""
    command = ["mapigo", *map(str, arguments)]
    stdout, stderr = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", command),
        mock.patch.dict(os.environ, environment(), clear=True),
        contextlib.chdir(folder or Path.cwd()),
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
    ):
        try:
            run()
        except SystemExit as left:
            code = int(left.code or 0)
    return Finished(command, code, stdout.getvalue(), stderr.getvalue())


def checked_cost(problem: str, plan: str, folder: Path) -> int:
    """Return what ``mapigo check`` says that a plan without violations costs."""
    checked = mapigo_here("check", problem, plan, "--json", folder=folder)
    assert checked.returncode == 0, checked.stderr
    return int(json.loads(checked.stdout)["cost"])


def assert_refused(finished: Finished) -> str:
    """Check that it ended with code 2 and sentences only; return the sentences."""
    assert finished.returncode == 2, finished
    assert "Traceback" not in finished.stderr
    assert finished.stdout == ""
    assert finished.stderr.strip()
    return finished.stderr
