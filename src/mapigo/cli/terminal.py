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
    "forgive_closed_pipes",
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


def accept_every_letter() -> None:
    """Let an old terminal show ``?`` for a letter that it lacks, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def forgive_closed_pipes() -> None:
    """Flush what is left; a reader that has gone (``| head``) is no error."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
