"""Solve an admission model in whole numbers, by HiGHS in a process of its own."""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mapigo.solver.bound.admission_model import AdmissionModel
from mapigo.solver.bound.linear import INFEASIBLE, Relaxation
from mapigo.solver.budget import Budget

__all__ = ["solve_in_whole_numbers"]

Floats = NDArray[np.float64]

PROGRAM = Path(__file__).with_name("whole_numbers_process.py")
START_S = 0.7
"""Roughly how long the process takes before it can begin."""

GRACE_S = 10.0
"""How long to wait for a solver that overstays its time."""

POLL_S = 0.1


def solve_in_whole_numbers(
    model: AdmissionModel, cost: Floats, budget: Budget
) -> Relaxation:
    """Bound the cost of the model's columns from below, as far as the time goes.

    Where the process cannot be started, or is ended early, there is no bound.
    """
    time_limit_s = budget.left_s() - START_S
    if time_limit_s <= 0 or cost.size == 0:
        return Relaxation()
    arguments = {
        "c": cost,
        "integrality": model.whole,
        "bounds": model.bounds,
        "constraints": model.rows,
        "options": {"time_limit": time_limit_s},
    }
    try:
        answer = _run(pickle.dumps(arguments), budget)
    except OSError:
        return Relaxation()
    if answer is None:
        return Relaxation()
    try:
        return _read(pickle.loads(answer))
    except (pickle.UnpicklingError, EOFError, ValueError):
        # The program was ended while it answered.
        return Relaxation()


def _run(arguments: bytes, budget: Budget) -> bytes | None:
    """Return what the program answers, or ``None`` when it is ended."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(arguments)
        given.seek(0)
        # A session of its own: Ctrl-C in a terminal reaches us, and we end the program.
        process = subprocess.Popen(
            [sys.executable, "-P", str(PROGRAM)],
            stdin=given,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _wait(process, budget)
        finally:
            process.kill()
            process.wait()
        answer.seek(0)
        return answer.read() if process.returncode == 0 else None


def _wait(process: subprocess.Popen[bytes], budget: Budget) -> None:
    """Wait for the program until the budget is stopped or long overdrawn."""
    while not budget.stop.is_set() and budget.seconds < budget.time_limit_s + GRACE_S:
        budget.tell()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(POLL_S)
            return


def _read(answer: Any) -> Relaxation:
    status, bound = answer
    if status == INFEASIBLE:
        return Relaxation(is_infeasible=True)
    if bound is None or not np.isfinite(bound):
        return Relaxation()
    return Relaxation(float(bound))
