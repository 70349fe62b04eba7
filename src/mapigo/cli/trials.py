"""What is said before and during several searches of a hospital."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapigo.cli.progress import Display
    from mapigo.whatif import TrialOptions, Work

__all__ = ["told", "trials_note"]


def trials_note(what: str, n_sides: int, options: TrialOptions) -> str:
    """Say beforehand what will be solved, and how long that takes."""
    n_searches = n_sides * options.n_seeds
    seeds = "1 seed" if options.n_seeds == 1 else f"{options.n_seeds} seeds"
    if options.n_steps is not None:
        return f"solving {what}, with {seeds}: {n_searches} searches"
    seconds = n_searches * options.time_limit_s
    long = f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} minutes"
    return (
        f"solving {what}, with {seeds}: {n_searches} searches of "
        f"{options.time_limit_s:g} s, about {long}"
    )


def told(display: Display, note: str) -> Callable[[Work], None]:
    """Return what shows on a display how far the searches have come.

    The note comes first, once it is known that there is nothing to refuse.
    """
    from mapigo.solver import Progress

    notes = [note]

    def tell(work: Work) -> None:
        if notes:
            display.note(notes.pop())
        display.update(Progress(work.seconds, 0, 0, 0, work.share_done, work.doing))

    return tell
