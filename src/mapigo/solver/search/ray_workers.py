"""Workers of a running Ray cluster."""

from __future__ import annotations

import logging
import socket
import warnings
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from mapigo.errors import SolverError
from mapigo.solver.search.elsewhere import Task
from mapigo.solver.search.engine_errors import SECONDS_TO_CONNECT, lacks, unreachable

__all__ = ["RayWorkers"]

ATTEMPTS_TO_CONNECT = 2
"""How often Ray is asked: now and then its server fails to start its part for us."""


class RayWorkers:
    """Workers of a running Ray cluster, which hands lost work out again itself.

    Not by joblib: its backend for Ray gives the answers all at once, and starts new
    processes each time.
    """

    def __init__(self, address: str) -> None:
        try:
            import grpc  # noqa: F401 (Ray speaks to a cluster by it)
            import ray
        except ImportError as error:
            raise lacks(name="Ray", extra="ray") from error
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
            raise unreachable(address, error) from error
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
        """End the connection."""
        self._ray.shutdown()


def do(task: Task) -> Any:
    """Do a task in a worker's process."""
    function, args, kwargs = task
    return function(*args, **kwargs)


def _knock(address: str) -> None:
    """Raise an OSError where nobody listens: Ray itself would try for half a minute."""
    url = urlsplit(address)
    socket.create_connection((url.hostname, url.port), SECONDS_TO_CONNECT).close()
