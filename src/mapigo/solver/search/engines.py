"""Engines by name: threads, processes, a Dask cluster, a Ray cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

import joblib
from joblib.externals.loky import get_reusable_executor

from mapigo.domain import PlanningProblem
from mapigo.solver.search.crew import Crew, ThreadCrew
from mapigo.solver.search.elsewhere import ElsewhereCrew, Task
from mapigo.solver.search.engine_errors import SECONDS_TO_CONNECT, lacks, unreachable
from mapigo.solver.search.ray_workers import RayWorkers

__all__ = ["ENGINES", "crew_for", "is_engine"]

ENGINES = ("threads", "processes", "tcp://HOST:PORT", "ray://HOST:PORT")


def is_engine(engine: str) -> bool:
    """Whether an engine has such a name."""
    if engine in ("threads", "processes"):
        return True
    scheme, _, address = engine.partition("://")
    host, _, port = address.rpartition(":")
    return scheme in ("tcp", "ray") and bool(host) and port.isdigit()


def crew_for(engine: str, problem: PlanningProblem, n_workers: int) -> Crew:
    """Return a crew of so many workers.

    Raises
    ------
    SolverError
        When a cluster cannot be reached, or the package for it is not installed.
    """
    if engine == "threads":
        return ThreadCrew(n_workers)
    if engine == "processes":
        return ElsewhereCrew(problem, n_workers, _Processes())
    force = _Dask(engine) if engine.startswith("tcp://") else RayWorkers(engine)
    return ElsewhereCrew(problem, n_workers, force)


class _Processes:
    """Processes of this machine, kept by loky."""

    def answers(self, tasks: Sequence[Task], n_workers: int) -> Iterable[Any]:
        return _by_joblib(joblib.parallel_config(backend="loky"), tasks, n_workers)

    def renew(self) -> None:
        self.close()

    def close(self) -> None:
        # reuse=True takes the executor that joblib uses, whatever its settings.
        executor = get_reusable_executor(reuse=True, kill_workers=True)
        executor.shutdown(wait=False, kill_workers=True)


class _Dask:
    """Workers of a running Dask cluster, which hands lost work out again itself."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise lacks(name="Dask", extra="cluster") from error
        try:
            self._client = Client(
                address, timeout=SECONDS_TO_CONNECT, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise unreachable(address, error) from error

    def answers(self, tasks: Sequence[Task], n_workers: int) -> Iterable[Any]:
        context = joblib.parallel_config(
            backend="dask", client=self._client, wait_for_workers_timeout=60
        )
        return _by_joblib(context, tasks, n_workers)

    def renew(self) -> None:
        """Dask replaces lost workers itself."""

    def close(self) -> None:
        self._client.close()


def _by_joblib(
    context: AbstractContextManager[Any], tasks: Sequence[Task], n_workers: int
) -> Iterator[Any]:
    """Let joblib hand tasks out to the processes that a context names."""
    with context:
        yield from joblib.Parallel(
            n_jobs=n_workers,
            return_as="generator_unordered",
            pre_dispatch="all",
            batch_size=1,
        )(tasks)
