"""Plan every instance of a folder as a user would, and measure how well.

Each run is ``mapigo plan`` in a process of its own, so that what is measured is what
users get, memory included. The plan it writes is read back and scored here, by code
that shares nothing with the search.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mapigo.app.bench_table import BenchRow, gap_percent
from mapigo.app.cost_curve import Curve, cost_after, seconds_until
from mapigo.app.known_costs import NOTHING_KNOWN, KnownCosts
from mapigo.app.provenance import commit, machine, numba_version
from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import Fault, InputError, SolverError
from mapigo.formats import read_plan, read_problem
from mapigo.formats.centre_folder.settings import SETTINGS_FILE
from mapigo.scoring import Score, score_plan

__all__ = [
    "BenchRun",
    "Benched",
    "bench_run",
    "find_instances",
    "instance_name",
    "prepare_kernels",
]

_INFEASIBLE_EXIT = 1


@dataclass(frozen=True, slots=True)
class BenchRun:
    """One run to do: an instance, a seed, and how long on how many threads."""

    instance: Path
    seed: int
    time_limit_s: float
    n_threads: int
    known: KnownCosts = NOTHING_KNOWN

    @property
    def name(self) -> str:
        """The instance's name, as benchmark tables write it."""
        return instance_name(self.instance)


@dataclass(frozen=True, slots=True)
class Benched:
    """What came of a run: its row for the table, and the plan that was written."""

    row: BenchRow
    problem: PlanningProblem
    plan: Plan


def instance_name(path: Path) -> str:
    """Return ``i17`` for ``i17.json``, and a centre folder's own name."""
    return path.name if path.is_dir() else path.stem


def find_instances(folder: Path, only: Iterable[str] = ()) -> tuple[Path, ...]:
    """Return the problems in a folder: JSON files and centre folders, by name.

    Parameters
    ----------
    folder
        Where to look; folders below are taken only where they are centre folders.
    only
        Names (without ``.json``) to which the result is limited; empty for all.

    Raises
    ------
    InputError
        When there is none, a name is unknown, or a file is not a problem. All files
        are read, so that a fault in the last shows before the first is planned.
    """
    if not folder.is_dir():
        msg = f"{folder} should be a folder of instances, but there is no such folder."
        raise InputError(msg)
    found = {
        instance_name(path): path
        for path in sorted(folder.iterdir())
        if _is_problem(path)
    }
    chosen = [_find(name, found, folder) for name in only] or list(found.values())
    if not chosen:
        msg = f"{folder} holds no instance: neither a JSON file nor a centre folder."
        raise InputError(msg)
    _check_all(chosen)
    return tuple(chosen)


def prepare_kernels() -> None:
    """Compile the kernels, so that no run waits for it."""
    _mapigo("warm", "--quiet")


def bench_run(run: BenchRun) -> Benched:
    """Do one run, read the plan that it wrote, and score it.

    Raises
    ------
    SolverError
        When the run ends without a plan.
    """
    with tempfile.TemporaryDirectory(prefix="mapigo-bench-") as folder:
        plan_path = Path(folder) / "plan.json"
        start_s = time.monotonic()
        measured = _plan_in_own_process(run, plan_path)
        process_s = time.monotonic() - start_s
        problem = read_problem(run.instance)
        plan = read_plan(plan_path, problem)
    row = _row(run, measured, score_plan(problem, plan), process_s)
    return Benched(row, problem, plan)


def _row(
    run: BenchRun, measured: Mapping[str, Any], score: Score, process_s: float
) -> BenchRow:
    curve: Curve = [(point["seconds"], point["cost"]) for point in measured["curve"]]
    yardstick = run.known.yardstick

    def cost_at(seconds: float) -> int | None:
        return cost_after(curve, seconds, time_limit_s=run.time_limit_s)

    return BenchRow(
        instance=run.name,
        seed=run.seed,
        time_limit_s=run.time_limit_s,
        seconds=round(measured["seconds"], 2),
        threads=run.n_threads,
        feasible=score.is_feasible,
        cost=score.cost,
        best_known=run.known.best_known,
        gap_percent=gap_percent(score, run.known.best_known),
        yardstick=yardstick,
        yardstick_s=_rounded(
            None if yardstick is None else seconds_until(curve, yardstick)
        ),
        first_feasible_s=_rounded(measured["first_feasible_s"]),
        cost_1s=cost_at(1),
        cost_5s=cost_at(5),
        cost_10s=cost_at(10),
        cost_30s=cost_at(30),
        cost_60s=cost_at(60),
        cost_300s=cost_at(300),
        cost_600s=cost_at(600),
        process_s=round(process_s, 2),
        proposals=measured["proposals"],
        proposals_per_second=measured["proposals_per_second"],
        peak_memory_mb=measured["peak_memory_mb"],
        commit=commit(),
        python=platform.python_version(),
        numba=numba_version(),
        machine=machine(),
    )


def _plan_in_own_process(run: BenchRun, plan_path: Path) -> dict[str, Any]:
    answer = _mapigo(
        "plan",
        str(run.instance.resolve()),
        f"--time={run.time_limit_s}",
        f"--threads={run.n_threads}",
        f"--seed={run.seed}",
        "--engine=threads",
        f"--out={plan_path}",
        "--quiet",
        "--json",
    )
    measured: dict[str, Any] = json.loads(answer)
    return measured


def _mapigo(*arguments: str) -> str:
    """Run the command line; Ctrl-C reaches only this process, which ends the other."""
    with subprocess.Popen(
        [sys.executable, "-m", "mapigo", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            answer, complaint = process.communicate()
        except BaseException:
            process.kill()
            raise
    if process.returncode not in (0, _INFEASIBLE_EXIT):
        said = complaint.strip() or f"it ended with code {process.returncode}."
        msg = f"A run of `mapigo {' '.join(arguments[:2])}` failed: {said}"
        raise SolverError(msg)
    return answer


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)


def _is_problem(path: Path) -> bool:
    if path.is_dir():
        return (path / SETTINGS_FILE).is_file()
    return path.suffix == ".json"


def _find(name: str, found: Mapping[str, Path], folder: Path) -> Path:
    if name in found:
        return found[name]
    close = get_close_matches(name, found, n=3)
    hint = f"; did you mean {' or '.join(close)}?" if close else "."
    msg = f"{folder} holds no instance named {name}{hint}"
    raise InputError(msg)


def _check_all(paths: Iterable[Path]) -> None:
    faults: list[Fault] = []
    for path in paths:
        try:
            read_problem(path)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
