"""Compile the kernels once, ahead of use, and tell whether that has been done."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import joblib
import numba

from mapigo.domain import (
    Calendar,
    Centre,
    Nurse,
    NurseShift,
    Pathway,
    PlanningProblem,
    Policy,
    Room,
    Surgeon,
    Theatre,
    WaitingListEntry,
)
from mapigo.solver.bound.care_costs import CareCosts
from mapigo.solver.construct import construct
from mapigo.solver.decisions import take_decisions
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels.jit import cache_folder, source_hash
from mapigo.solver.kernels.least_care import least_care
from mapigo.solver.search.bookkeeping import adopt, cost_of_sums, settle
from mapigo.solver.search.loop import anneal, insert_best
from mapigo.solver.search.memory import new_search
from mapigo.solver.state import new_state

__all__ = ["compile_rest", "kernels_are_cached", "warm"]

ENTRIES: tuple[Any, ...] = (
    adopt,
    anneal,
    insert_best,
    cost_of_sums,
    settle,
    least_care,
)


def kernels_are_cached() -> bool:
    """Whether every kernel is compiled, in this process or on disk."""
    if numba.config.DISABLE_JIT:
        return True
    if all(entry.signatures for entry in ENTRIES):
        return True
    return all(_is_on_disk(entry) for entry in ENTRIES)


def _is_on_disk(entry: Any) -> bool:
    """Whether a kernel's compiled code lies in its folder, for this Python."""
    python = f"py{sys.version_info.major}{sys.version_info.minor}"
    folder = Path(entry.stats.cache_path)
    return any(folder.glob(f"*{entry.py_func.__name__}*{python}*.nbc"))


def _smallest_problem() -> PlanningProblem:
    """Return a problem with one of everything."""
    calendar = Calendar(n_days=1, shift_types=("day",))
    centre = Centre(
        name="one of everything",
        calendar=calendar,
        theatres=(Theatre("T", (60,)),),
        rooms=(Room("R", 1),),
        surgeons=(Surgeon("S", (60,)),),
        nurses=(Nurse("N", 0, (NurseShift(0, "day", 1),)),),
        age_groups=("adult",),
        n_skill_levels=1,
    )
    entry = WaitingListEntry(
        id="P",
        sex="F",
        age_group="adult",
        pathway=Pathway.simple(1),
        surgeons=("S",),
        theatre_minutes=60,
        workload=(1,),
        required_skill=(0,),
    )
    return PlanningProblem(centre, (entry,), (), Policy("none"))


def warm() -> float:
    """Compile all kernels, or load them from the cache; return the seconds it took.

    The annealing takes most of the time. So another process compiles the rest beside
    it, where there is a second core and a place on disk to hand them over.
    """
    start = time.monotonic()
    beside = None if kernels_are_cached() else _begin_beside()
    problem = _smallest_problem()
    instance = flatten(problem)
    search = new_search(instance, 1)
    anneal(instance, new_state(problem, instance), search, 1.0, 1)
    if beside:
        beside.wait()
    compile_rest()
    return time.monotonic() - start


def compile_rest() -> None:
    """Compile, or load, all kernels but the annealing."""
    problem = _smallest_problem()
    instance = flatten(problem)
    search = new_search(instance, 1)
    state = new_state(problem, instance)
    settle(instance, state, 0, 0, 0)
    state = new_state(problem, instance)
    construct(problem, instance, state, search)
    adopt(instance, state, *take_decisions(state))
    cost_of_sums(instance, state)
    care = CareCosts(problem, instance)
    care.of_all(care.no_price(), most_nodes=1)


def _begin_beside() -> subprocess.Popen[bytes] | None:
    """Compile the rest in a process of its own; if it fails, this one will do it."""
    if joblib.cpu_count() < 2 or source_hash() not in cache_folder().name:
        return None
    script = "from mapigo.solver.kernels_ready import compile_rest; compile_rest()"
    try:
        return subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
