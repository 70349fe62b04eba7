"""The time that a bound or a polish may take, and who is told how it goes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from mapigo.solver.search.progress import Progress

__all__ = ["Budget"]


@dataclass(frozen=True)
class Budget:
    """Seconds from now on, and a flag by which someone else ends them early."""

    time_limit_s: float
    stop: threading.Event = field(default_factory=threading.Event)
    on_progress: Callable[[Progress], None] = lambda _: None
    start_s: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.start_s

    def left_s(self, share: float = 1.0) -> float:
        """Return the seconds left of a share of the time; 0 when stopped."""
        if self.stop.is_set():
            return 0.0
        return max(0.0, share * self.time_limit_s - self.seconds)

    def part(self, share: float) -> Budget:
        """Return a share of the seconds left as a budget of its own."""
        return Budget(self.left_s() * share, self.stop, lambda _: self.tell())

    def tell(self) -> None:
        """Report how much of the time has passed."""
        share = min(1.0, self.seconds / max(1e-9, self.time_limit_s))
        self.on_progress(Progress(self.seconds, 0, 0, 0, share, "bounding"))
