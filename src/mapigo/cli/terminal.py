"""Where output goes: results on stdout; progress, notes and errors on stderr."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "accept_every_letter",
    "complain",
    "errors",
    "flush_what_is_left",
    "keep_stdout_for_us",
    "print_json",
    "results",
    "say",
]


def results() -> Console:
    """Return the console for results."""
    from rich.console import Console

    return Console(highlight=False)


def errors(*, quiet: bool = False) -> Console:
    """Return the console for progress, notes and errors; a quiet one prints nothing."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, quiet=quiet)


def say(text: str = "") -> None:
    """Print a line of a result, unwrapped, so that paths can be copied."""
    results().print(text, soft_wrap=True, markup=False)


def complain(sentence: str) -> None:
    """Print an error for people; programs read the exit code."""
    errors().print(sentence, style="red", soft_wrap=True, markup=False)


def print_json(value: Any) -> None:
    """Print a result for programs."""
    sys.stdout.write(json.dumps(value, indent=2) + "\n")


def keep_stdout_for_us() -> None:
    """Let nothing but mapigo write to stdout.

    HiGHS 1.12 now and then prints a line of its own, whatever it is told, and would put
    it behind the JSON that a program reads. What libraries print goes nowhere; Python's
    stdout goes where it went.
    """
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    sys.stdout.flush()
    ours = os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    sys.stdout = os.fdopen(
        ours,
        "w",
        encoding=sys.stdout.encoding,
        errors=sys.stdout.errors,
        buffering=1 if os.isatty(ours) else -1,
    )


def accept_every_letter() -> None:
    """Let an old terminal show ``?`` for a letter that it lacks, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def flush_what_is_left() -> OSError | None:
    """Return what went wrong; a reader that has gone (``| head``) is no error."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            return None if isinstance(error, BrokenPipeError) else error
    return None
