"""Interrupting ``mapigo plan`` keeps the best plan; killing it leaves no half file."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.end_to_end.command_line import COMMAND, LONGEST_S, environment, mapigo_here

pytestmark = pytest.mark.end_to_end


@contextmanager
def planning(
    source: Path, until: str = "searching", **extra: str
) -> Iterator[subprocess.Popen[str]]:
    """Plan for a minute in another process, and hand it over once it is so far."""
    process = subprocess.Popen(
        [*COMMAND, "plan", str(source), "--time", "60", "--out", "plan.json"],
        cwd=source.parent,
        env=environment(**extra),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if json.loads(line).get("phase") == until:
                break
        else:
            pytest.fail(f"it ended before {until}, with code {process.wait()}")
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_writes_the_best_plan_so_far(
    instance_path: Path, number: signal.Signals
):
    begin = time.monotonic()
    with planning(instance_path) as process:
        process.send_signal(number)
        said, progress = process.communicate(timeout=LONGEST_S)
        assert process.returncode == 0
    assert time.monotonic() - begin < 50
    assert "interrupted" in said
    assert "interrupted" in json.loads(progress.splitlines()[-1])["note"]
    checked = mapigo_here("check", instance_path, instance_path.parent / "plan.json")
    assert checked.returncode == 0, checked


def test_pressing_ctrl_c_twice_still_writes_a_whole_plan(instance_path: Path):
    with planning(instance_path) as process:
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=LONGEST_S)
        assert process.returncode == 0
    checked = mapigo_here("check", instance_path, instance_path.parent / "plan.json")
    assert checked.returncode == 0, checked


def test_a_second_ctrl_c_later_leaves_without_a_plan(
    instance_path: Path, tmp_path_factory: pytest.TempPathFactory
):
    # Compiling cannot be cut short by the first Ctrl-C, so there is time for a second.
    nothing_compiled = tmp_path_factory.mktemp("cache")
    with planning(
        instance_path, until="compiling", NUMBA_CACHE_DIR=str(nothing_compiled)
    ) as process:
        while process.poll() is None:
            process.send_signal(signal.SIGINT)
            time.sleep(1.5)
        said, complaint = process.communicate(timeout=LONGEST_S)
    assert process.returncode == 130
    assert "Traceback" not in complaint
    assert said == ""
    assert list(instance_path.parent.iterdir()) == [instance_path]


def test_killed_hard_it_leaves_the_folder_as_it_was(instance_path: Path):
    (instance_path.parent / "plan.json").write_text("the plan of yesterday")
    before = {path: path.read_bytes() for path in instance_path.parent.iterdir()}
    with planning(instance_path) as process:
        process.kill()
        process.communicate(timeout=LONGEST_S)
        assert process.returncode == -signal.SIGKILL
    after = {path: path.read_bytes() for path in instance_path.parent.iterdir()}
    assert after == before


def test_a_reader_of_the_progress_who_leaves_does_not_end_the_search(
    instance_path: Path,
):
    with planning(instance_path) as process:
        assert process.stderr is not None
        process.stderr.close()
        process.stderr = None
        time.sleep(2.5)  # two more lines of progress find nobody
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=LONGEST_S)
        assert process.returncode == 0
    assert (instance_path.parent / "plan.json").is_file()
