"""Exit codes, and how an error becomes a sentence and one of them."""

from __future__ import annotations

import errno
import os
import traceback
from enum import IntEnum

from mapigo.cli.terminal import complain
from mapigo.errors import InputError, MapigoError

__all__ = ["EXIT_CODES_HELP", "ExitCode", "exit_code_of"]


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    INFEASIBLE = 1
    WRONG_USE = 2
    FAULT_OF_MAPIGO = 3
    INTERRUPTED = 130


EXIT_CODES_HELP = """\b
Exit codes:
  0    done
  1    the answer is no: the plan is infeasible (it is written all the same), a list
       ends after its planned end, no date is left, or nobody fits
  2    wrong use or bad input; nothing is written
  3    a fault of mapigo itself
  130  interrupted before there was a result

Defaults come from the environment where it has MAPIGO_TIME, MAPIGO_THREADS,
MAPIGO_SEED or MAPIGO_ENGINE. NO_COLOR turns colours off.
"""


def exit_code_of(error: Exception) -> ExitCode:
    """Tell a person what went wrong, and return the exit code that says so."""
    if os.environ.get("MAPIGO_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, MapigoError):
        complain(_heading(error) + str(error))
        return ExitCode.WRONG_USE
    if isinstance(error, MemoryError):
        complain("mapigo ran out of memory; close other programs or plan less at once.")
        return ExitCode.FAULT_OF_MAPIGO
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        complain(
            "There is no space left where the output goes; make some, or send it "
            "elsewhere."
        )
        return ExitCode.WRONG_USE
    complain(
        f"mapigo met a fault of its own ({type(error).__name__}). Please report it "
        "with the command that you typed; MAPIGO_DEBUG=1 before the command shows "
        "where it happened."
    )
    return ExitCode.FAULT_OF_MAPIGO


def _heading(error: MapigoError) -> str:
    """Count the faults where there are several."""
    if isinstance(error, InputError) and len(error.faults) > 1:
        return f"The input has {len(error.faults)} faults:\n"
    return ""
