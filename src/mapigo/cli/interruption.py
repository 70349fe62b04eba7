"""Ctrl-C and SIGTERM: stop the search, keep the best plan."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from types import FrameType
from typing import Any, NoReturn, Self

from mapigo.cli.exit_codes import ExitCode

__all__ = ["Interruption", "leave_now"]

_ONE_KEYSTROKE_S = 1.0
_SHOW_CURSOR = b"\x1b[?25h\n"


def leave_now() -> NoReturn:
    """End the process at once, with nothing written.

    Not by an exception: one that meets the compiler at work is printed with its
    traceback, and lost.
    """
    if sys.stderr.isatty():
        os.write(sys.stderr.fileno(), _SHOW_CURSOR)
    os._exit(ExitCode.INTERRUPTED)


class Interruption:
    """While it is entered, signals ask for the best plan so far.

    The first signal sets ``stop``. A second one, more than a second later (so that a
    nervous double Ctrl-C loses nothing), leaves at once without a plan, unless
    ``finish`` has said that the plan is being written.
    """

    SIGNALS = (signal.SIGINT, signal.SIGTERM)

    def __init__(self) -> None:
        self.stop = threading.Event()
        self._is_finishing = False
        self._first_signal_s = 0.0
        self._handlers_before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in self.SIGNALS:
            self._handlers_before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._handlers_before.items():
            signal.signal(number, handler)

    def finish(self) -> None:
        """Let no further signal end the process: the plan is being written."""
        self._is_finishing = True

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if not self.stop.is_set():
            self.stop.set()
            self._first_signal_s = now
        elif not self._is_finishing and now - self._first_signal_s > _ONE_KEYSTROKE_S:
            leave_now()
