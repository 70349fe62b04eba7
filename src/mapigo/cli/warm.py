"""``mapigo warm``: compile the kernels now, so that nobody waits for it later."""

from __future__ import annotations

import contextlib

from mapigo.cli.options import Quiet, examples
from mapigo.cli.terminal import errors, say

__all__ = ["EXAMPLES", "warm"]

EXAMPLES = examples("mapigo warm")


def warm(quiet: Quiet = False) -> None:
    """Compile the planner's kernels.

    Needed once for each version of mapigo; without it, the first plan compiles them.
    """
    waiting: contextlib.AbstractContextManager[object] = contextlib.nullcontext()
    if not quiet:
        waiting = errors().status("compiling the planner's kernels (up to a minute)")
    with waiting:
        from mapigo.solver import kernels_are_cached
        from mapigo.solver import warm as compile_kernels

        were_cached = kernels_are_cached()
        seconds = compile_kernels()
    if not quiet:
        took = "" if were_cached else f" Compiling took {seconds:.0f} s."
        say(f"The planner is ready.{took}")
