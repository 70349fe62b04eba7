"""Searching in other processes: nothing is lost when a worker is."""

from __future__ import annotations

import os
import threading
from dataclasses import replace

import pytest
from distributed import LocalCluster
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.errors import InputError, SolverError
from mapigo.scoring import score_plan
from mapigo.solver import Progress, SolveOptions, solve

pytestmark = pytest.mark.unit

SECONDS = SolveOptions(time_limit_s=4.0, n_threads=2, seed=3)
STEPS = SolveOptions(n_threads=2, seed=3, n_steps=2_000)


def test_processes_find_a_feasible_plan() -> None:
    problem = roomy_hospital(2)
    result = solve(problem, replace(STEPS, engine="processes"))
    assert result.score.is_feasible
    assert result.score == score_plan(problem, result.plan)
    assert result.curve[-1][1] == result.score.cost
    assert result.n_proposals >= 2 * STEPS.n_steps


def test_processes_and_threads_agree_step_by_step() -> None:
    problem = roomy_hospital(2)
    in_threads = solve(problem, STEPS)
    in_processes = solve(problem, replace(STEPS, engine="processes"))
    assert in_processes.plan == in_threads.plan


@pytest.mark.parametrize(
    "engine", ["thread", "tcp://", "tcp://host:abc", "ray", "http://host:1", ""]
)
def test_unknown_engine_is_refused_with_a_sentence(engine: str) -> None:
    with pytest.raises(InputError, match="Expected an engine among threads, processes"):
        SolveOptions(engine=engine)


def test_unreachable_cluster_is_refused_with_a_sentence() -> None:
    options = replace(STEPS, engine="tcp://127.0.0.1:1")
    with pytest.raises(SolverError, match=r"No cluster answers at tcp://127.0.0.1:1"):
        solve(roomy_hospital(1), options)


@pytest.fixture(scope="module")
def cluster() -> LocalCluster:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as local:
        yield local


def test_cluster_finds_a_feasible_plan(cluster: LocalCluster) -> None:
    problem = roomy_hospital(2)
    options = replace(STEPS, engine=cluster.scheduler_address)
    result = solve(problem, options)
    assert result.score.is_feasible
    assert result.plan == solve(problem, STEPS).plan


def test_nothing_is_lost_when_a_worker_is_killed(cluster: LocalCluster) -> None:
    problem = roomy_hospital(4)
    seen: list[Progress] = []
    killed = threading.Event()

    def kill_a_worker(progress: Progress) -> None:
        seen.append(progress)
        if progress.n_proposals and not killed.is_set():
            killed.set()
            worker = next(iter(cluster.workers.values()))
            os.kill(worker.pid, 9)

    options = replace(SECONDS, engine=cluster.scheduler_address)
    result = solve(problem, options, on_progress=kill_a_worker)
    assert killed.is_set()
    assert result.score.is_feasible
    assert result.score == score_plan(problem, result.plan)
    before = [p.cost for p in seen if p.n_proposals and not p.violations]
    assert result.score.cost <= min(before)


def test_stop_does_not_wait_for_workers() -> None:
    """The legs are of more proposals than anybody would wait for."""
    stop = threading.Event()

    def stop_soon(progress: Progress) -> None:
        if progress.seconds > 0:
            stop.set()

    endless = replace(STEPS, n_steps=10**12, engine="processes")
    result = solve(roomy_hospital(2), endless, on_progress=stop_soon, stop=stop)
    assert result.interrupted
    assert result.score.is_feasible


def test_the_plan_is_kept_when_the_whole_cluster_is_lost(cluster: LocalCluster) -> None:
    """The last test of this module, because the cluster is gone after it."""
    closed = threading.Event()

    def close_the_cluster(progress: Progress) -> None:
        if progress.n_proposals and not closed.is_set():
            closed.set()
            cluster.close()

    options = replace(SECONDS, time_limit_s=60.0, engine=cluster.scheduler_address)
    result = solve(roomy_hospital(2), options, on_progress=close_the_cluster)
    assert closed.is_set()
    assert result.interrupted
    assert result.score.is_feasible
