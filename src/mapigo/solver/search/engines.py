"""Engines by name: threads, processes, a Dask cluster, a Ray cluster."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import joblib
from joblib.externals.loky import get_reusable_executor

from mapigo.domain import PlanningProblem
from mapigo.errors import SolverError
from mapigo.solver.search.crew import Crew, ThreadCrew
from mapigo.solver.search.elsewhere import ElsewhereCrew

__all__ = ["ENGINES", "crew_for", "is_engine"]

ENGINES = ("threads", "processes", "tcp://HOST:PORT", "ray://HOST:PORT")
SECONDS_TO_CONNECT = 10


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

    def handing_out(self) -> AbstractContextManager[Any]:
        context: AbstractContextManager[Any] = joblib.parallel_config(backend="loky")
        return context

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

    def handing_out(self) -> AbstractContextManager[Any]:
        context: AbstractContextManager[Any] = joblib.parallel_config(
            backend="dask", client=self._client, wait_for_workers_timeout=60
        )
        return context

    def renew(self) -> None:
        """Dask replaces lost workers itself."""

    def close(self) -> None:
        self._client.close()


class _Ray:
    """Workers of a running Ray cluster."""

    def __init__(self, address: str) -> None:
        try:
            import ray
            from ray.util.joblib import register_ray
        except ImportError as error:
            raise _lacks(name="Ray", extra="ray") from error
        try:
            ray.init(address=address, log_to_driver=False)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise _unreachable(address, error) from error
        register_ray()
        self._ray = ray

    def handing_out(self) -> AbstractContextManager[Any]:
        context: AbstractContextManager[Any] = joblib.parallel_config(backend="ray")
        return context

    def renew(self) -> None:
        """Ray replaces lost workers itself."""

    def close(self) -> None:
        self._ray.shutdown()


def _lacks(*, name: str, extra: str) -> SolverError:
    message = (
        f"This engine needs {name}, which is not installed; "
        f"`pip install 'mapigo[{extra}]'` installs it."
    )
    return SolverError(message)


def _unreachable(address: str, error: Exception) -> SolverError:
    message = f"No cluster answers at {address}: {error}."
    return SolverError(message)
