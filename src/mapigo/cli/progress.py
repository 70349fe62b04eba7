"""Show how the search goes: a bar on a terminal, JSON lines elsewhere, or nothing."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress
from rich.table import Column

from mapigo.cli.terminal import errors

if TYPE_CHECKING:
    from mapigo.solver import Progress

__all__ = ["Bar", "Display", "JsonLines", "display_for"]

_JSON_LINE_EVERY_S = 1.0
WITH_A_PLAN = ("searching", "polishing")
"""Phases that have a cost to show."""


class Display:
    """Shows nothing; what shows something overrides ``note`` and ``update``."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Clear what was shown."""

    def note(self, sentence: str) -> None:
        """Say one thing."""

    def update(self, progress: Progress) -> None:
        """Show the state of the search."""


class JsonLines(Display):
    """Writes one JSON object a line: each second, and at each change of phase."""

    def __init__(self) -> None:
        self._next_s = 0.0
        self._phase = ""

    def note(self, sentence: str) -> None:
        """Write ``{"note": …}``."""
        self._write({"note": sentence})

    def update(self, progress: Progress) -> None:
        """Write the state of the search, unless that was just done."""
        now = time.monotonic()
        if now < self._next_s and progress.phase == self._phase:
            return
        self._next_s, self._phase = now + _JSON_LINE_EVERY_S, progress.phase
        line = {"phase": progress.phase, "seconds": round(progress.seconds, 2)}
        if progress.phase in WITH_A_PLAN:
            line |= {
                "share_done": round(progress.share_done, 4),
                "violations": progress.violations,
                "cost": progress.cost,
                "proposals": progress.n_proposals,
            }
        self._write(line)

    @staticmethod
    def _write(line: Mapping[str, object]) -> None:
        # Whoever read the progress may have gone; the plan is still wanted.
        with contextlib.suppress(OSError):
            sys.stderr.write(json.dumps(line) + "\n")
            sys.stderr.flush()


class Bar(Display):
    """Draws a bar with the best cost, the violations and the speed."""

    def __init__(self) -> None:
        self._bar = RichProgress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=12),
            TimeElapsedColumn(),
            TextColumn("{task.fields[state]}", table_column=Column(no_wrap=True)),
            console=errors(),
            transient=True,
        )
        self._task = self._bar.add_task("reading", total=1.0, state="")
        self._before: Progress | None = None

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def note(self, sentence: str) -> None:
        """Print a line above the bar."""
        self._bar.console.print(sentence, markup=False)

    def update(self, progress: Progress) -> None:
        """Redraw the bar."""
        self._bar.update(
            self._task,
            description=progress.phase,
            completed=progress.share_done,
            state=self._state(progress),
        )
        self._before = progress

    def _state(self, progress: Progress) -> str:
        if progress.phase not in WITH_A_PLAN:
            return ""
        state = f"cost {progress.cost:,} · violations {progress.violations:,}"
        speed = self._proposals_per_second(progress)
        return f"{state} · {speed / 1e6:.1f} M proposals/s" if speed else state

    def _proposals_per_second(self, progress: Progress) -> float:
        before = self._before
        if before is None or progress.seconds <= before.seconds:
            return 0.0
        proposals = progress.n_proposals - before.n_proposals
        return proposals / (progress.seconds - before.seconds)


def display_for(*, quiet: bool) -> Display:
    """Return the display that fits where stderr goes."""
    if quiet:
        return Display()
    return Bar() if sys.stderr.isatty() else JsonLines()
