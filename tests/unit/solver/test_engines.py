"""Searching in other processes: nothing is lost when a worker is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

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


@pytest.mark.parametrize("scheme", ["tcp", "ray"])
def test_unreachable_cluster_is_refused_with_a_sentence(scheme: str) -> None:
    if scheme == "ray":
        pytest.importorskip("ray")
    address = f"{scheme}://127.0.0.1:1"
    with pytest.raises(SolverError, match=f"^No cluster answers at {address}: .*[.]$"):
        solve(roomy_hospital(1), replace(STEPS, engine=address))


def test_a_package_that_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    options = replace(STEPS, engine="ray://127.0.0.1:1")
    with pytest.raises(SolverError, match=r"pip install '[.]\[ray\]'` in a copy"):
        solve(roomy_hospital(1), options)


@pytest.fixture(scope="module")
def cluster() -> LocalCluster:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as local:
        yield local


@pytest.fixture(scope="module")
def ray_address() -> Iterator[str]:
    """Ray is too big to require; where it is installed, it is tested."""
    pytest.importorskip("ray")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(str(Path(sys.executable).with_name("ray")), "start", "--head", "--block"),
        *("--port=0", f"--ray-client-server-port={port}", "--num-cpus=2"),
        *("--include-dashboard=false", "--disable-usage-stats"),
        "--object-store-memory=100000000",
    ]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as head:
        try:
            _await_a_listener(port)
            yield f"ray://127.0.0.1:{port}"
        finally:
            head.terminate()


def _await_a_listener(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("Ray did not start within a minute.")


def test_cluster_finds_a_feasible_plan(cluster: LocalCluster) -> None:
    problem = roomy_hospital(2)
    options = replace(STEPS, engine=cluster.scheduler_address)
    result = solve(problem, options)
    assert result.score.is_feasible
    assert result.plan == solve(problem, STEPS).plan


def test_ray_finds_a_feasible_plan(ray_address: str) -> None:
    problem = roomy_hospital(2)
    result = solve(problem, replace(STEPS, engine=ray_address))
    assert result.score.is_feasible
    assert result.plan == solve(problem, STEPS).plan


def test_nothing_is_lost_when_a_worker_is_killed(cluster: LocalCluster) -> None:
    def kill_a_worker() -> None:
        worker = next(iter(cluster.workers.values()))
        os.kill(worker.pid, 9)

    _expect_no_loss(cluster.scheduler_address, kill_a_worker)


def test_nothing_is_lost_when_a_ray_worker_is_killed(
    ray_address: str, tmp_path: Path
) -> None:
    def kill_a_neighbour() -> None:
        command = ["ps", "-eo", "pid=,ppid=,args="]
        for _ in range(100):
            for row in subprocess.check_output(command, text=True).splitlines():
                pid, parent, name = row.split(maxsplit=2)
                if int(parent) == os.getppid() and name.startswith("ray::do"):
                    os.kill(int(pid), 9)
                    (tmp_path / "killed").touch()
                    return
            time.sleep(0.02)

    def kill_a_worker() -> None:
        # Not waited for: the next legs go out when this function returns.
        ray = pytest.importorskip("ray")
        ray.remote(num_cpus=0)(kill_a_neighbour).remote()

    _expect_no_loss(ray_address, kill_a_worker)
    assert (tmp_path / "killed").exists()


def _expect_no_loss(engine: str, kill: Callable[[], None]) -> None:
    problem = roomy_hospital(4)
    seen: list[Progress] = []
    killed = threading.Event()

    def kill_a_worker(progress: Progress) -> None:
        seen.append(progress)
        if progress.n_proposals and not killed.is_set():
            killed.set()
            kill()

    options = replace(SECONDS, engine=engine)
    result = solve(problem, options, on_progress=kill_a_worker)
    assert killed.is_set()
    assert result.score.is_feasible
    assert result.score == score_plan(problem, result.plan)
    before = [p.cost for p in seen if p.n_proposals and not p.violations]
    assert result.score.cost <= min(before)


@pytest.mark.parametrize("engine", ["processes", "ray"])
def test_stop_does_not_wait_for_workers(
    engine: str, request: pytest.FixtureRequest
) -> None:
    """The legs are of more proposals than anybody would wait for."""
    if engine == "ray":
        engine = request.getfixturevalue("ray_address")
    stop = threading.Event()

    def stop_soon(progress: Progress) -> None:
        if progress.seconds > 0:
            stop.set()

    endless = replace(STEPS, n_steps=10**12, engine=engine)
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
    assert not result.interrupted
    assert "workers of the engine failed" in result.workers_lost
    assert result.seconds < 60.0
    assert result.score.is_feasible
