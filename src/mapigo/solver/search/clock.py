"""The clock of a search: by time, or by proposals where runs must repeat."""

from __future__ import annotations

import time

__all__ = ["Clock"]


class Clock:
    """Measures a search against its time limit, or against a number of proposals."""

    def __init__(self, time_limit_s: float, n_steps: int | None) -> None:
        self.time_limit_s = time_limit_s
        self.n_steps = n_steps
        self._start = time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._start

    def share_done(self, n_proposals: float) -> float:
        """Return the share of the search that is over, by a thread's own proposals."""
        if self.n_steps is not None:
            return min(1.0, n_proposals / max(1, self.n_steps))
        return min(1.0, self.seconds / self.time_limit_s)
