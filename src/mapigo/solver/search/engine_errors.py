"""When a cluster cannot be used: how long to wait, and what to say."""

from __future__ import annotations

from mapigo.errors import SolverError

__all__ = ["SECONDS_TO_CONNECT", "lacks", "unreachable"]

SECONDS_TO_CONNECT = 10


def lacks(*, name: str, extra: str) -> SolverError:
    """Return the error that a package is not installed."""
    message = (
        f"This engine needs {name}, which is not installed; "
        f"`pip install '.[{extra}]'` in a copy of mapigo's repository installs it."
    )
    return SolverError(message)


def unreachable(address: str, error: Exception) -> SolverError:
    """Return the error that nobody answers at an address."""
    reason = str(error).strip()
    if "Traceback" in reason:
        # An error of Ray's server; the last line of its trace says what it is.
        reason = reason.splitlines()[-1]
    reason = " ".join(reason.split()).rstrip(".")
    message = f"No cluster answers at {address}: {reason}."
    return SolverError(message)
