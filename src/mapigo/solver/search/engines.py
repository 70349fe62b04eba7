"""Engines by name: threads, processes, a Dask cluster, a Ray cluster."""

from __future__ import annotations

import logging
import socket
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import urlsplit

import joblib
from joblib.externals.loky import get_reusable_executor

from mapigo.domain import PlanningProblem
from mapigo.errors import SolverError
from mapigo.solver.search.crew import Crew, ThreadCrew
from mapigo.solver.search.elsewhere import ElsewhereCrew, Task

__all__ = ["ENGINES", "crew_for", "is_engine"]

ENGINES = ("threads", "processes", "tcp://HOST:PORT", "ray://HOST:PORT")
SECONDS_TO_CONNECT = 10

ATTEMPTS_TO_CONNECT = 2
"""How often Ray is asked: now and then its server fails to start its part for us."""


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
    force = _Dask(engine) if engine.startswith("tcp://") else _Ray(engine)
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
            raise _lacks(name="Dask", extra="cluster") from error
        try:
            self._client = Client(
                address, timeout=SECONDS_TO_CONNECT, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise _unreachable(address, error) from error

    def answers(self, tasks: Sequence[Task], n_workers: int) -> Iterable[Any]:
        context = joblib.parallel_config(
            backend="dask", client=self._client, wait_for_workers_timeout=60
        )
        return _by_joblib(context, tasks, n_workers)

    def renew(self) -> None:
        """Dask replaces lost workers itself."""

    def close(self) -> None:
        self._client.close()


class _Ray:
    """Workers of a running Ray cluster, which hands lost work out again itself.

    Not by joblib: its backend for Ray gives the answers all at once, and starts new
    processes each time.
    """

    def __init__(self, address: str) -> None:
        try:
            import grpc  # noqa: F401 (Ray speaks to a cluster by it)
            import ray
        except ImportError as error:
            raise _lacks(name="Ray", extra="ray") from error
        if ray.is_initialized():
            message = (
                "This process is connected to a Ray cluster already, and Ray knows "
                "one connection at a time; end it, or search in another process."
            )
            raise SolverError(message)
        self._ray = ray
        try:
            _knock(address)
            self._connect(address)
        except (OSError, RuntimeError, ValueError) as error:
            raise _unreachable(address, error) from error
        self._do = ray.remote(do)

    def _connect(self, address: str) -> None:
        for attempt in range(1, ATTEMPTS_TO_CONNECT + 1):
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    # What Ray says meanwhile would break the progress bar.
                    self._ray.init(
                        address, log_to_driver=False, logging_level=logging.CRITICAL
                    )
            except ConnectionAbortedError:
                if attempt == ATTEMPTS_TO_CONNECT:
                    raise
            else:
                return

    def answers(self, tasks: Sequence[Task], n_workers: int) -> Iterable[Any]:
        """Give the answers; as many tasks run at a time as the cluster has room for."""
        self._check_connection()
        out = [self._do.remote(task) for task in tasks]
        while out:
            self._check_connection()
            done, out = self._ray.wait(out)
            yield self._get(done[0])

    def _get(self, reference: Any) -> Any:
        try:
            return self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            # Its own text is the worker's whole trace.
            raise error.cause from error

    def _check_connection(self) -> None:
        # Without a connection, Ray would start a cluster of its own on this machine.
        if not self._ray.is_initialized():
            message = "the connection to the cluster is lost"
            raise ConnectionError(message)

    def renew(self) -> None:
        """Ray replaces lost workers itself."""

    def close(self) -> None:
        self._ray.shutdown()


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


def do(task: Task) -> Any:
    """Do a task in a worker's process."""
    function, args, kwargs = task
    return function(*args, **kwargs)


def _knock(address: str) -> None:
    """Raise an OSError where nobody listens: Ray itself would try for half a minute."""
    url = urlsplit(address)
    socket.create_connection((url.hostname, url.port), SECONDS_TO_CONNECT).close()


def _lacks(*, name: str, extra: str) -> SolverError:
    message = (
        f"This engine needs {name}, which is not installed; "
        f"`pip install 'mapigo[{extra}]'` installs it."
    )
    return SolverError(message)


def _unreachable(address: str, error: Exception) -> SolverError:
    reason = str(error).strip()
    if "Traceback" in reason:
        # An error of Ray's server; the last line of its trace says what it is.
        reason = reason.splitlines()[-1]
    reason = " ".join(reason.split()).rstrip(".")
    message = f"No cluster answers at {address}: {reason}."
    return SolverError(message)
