"""Show how many of many are done: a bar on a terminal, JSON lines elsewhere."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator

from mapigo.cli.terminal import errors

__all__ = ["count_bar"]

_JSON_LINE_EVERY_S = 1.0
Count = Callable[[int, int], None]


@contextlib.contextmanager
def count_bar(doing: str, *, quiet: bool) -> Iterator[Count]:
    """Give a function to call with the number done and that of all.

    Parameters
    ----------
    doing
        What is being done, in a word: ``explaining``.
    quiet
        Show nothing.
    """
    if quiet:
        yield lambda n_done, n_all: None
    elif sys.stderr.isatty():
        with _bar(doing) as count:
            yield count
    else:
        yield _json_lines(doing)


@contextlib.contextmanager
def _bar(doing: str) -> Iterator[Count]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors(), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda n_done, n_all: bar.update(task, completed=n_done, total=n_all)


def _json_lines(doing: str) -> Count:
    next_s = time.monotonic() + _JSON_LINE_EVERY_S

    def count(n_done: int, n_all: int) -> None:
        nonlocal next_s
        now = time.monotonic()
        if now >= next_s:
            next_s = now + _JSON_LINE_EVERY_S
            line = {"phase": doing, "done": n_done, "of": n_all}
            # Whoever read the progress may have gone; the answer is still wanted.
            with contextlib.suppress(OSError):
                sys.stderr.write(json.dumps(line) + "\n")
                sys.stderr.flush()

    return count
