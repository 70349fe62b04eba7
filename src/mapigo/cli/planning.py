"""Plan a request on a terminal: the progress is shown, signals keep the best plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapigo.cli.interruption import Interruption

if TYPE_CHECKING:
    from mapigo.app.planning import Planned, PlanRequest
    from mapigo.cli.progress import Display

__all__ = ["plan_with_display"]


def plan_with_display(request: PlanRequest, display: Display) -> Planned:
    """Read, plan and write.

    Ctrl-C or SIGTERM during the search end it; the best plan so far is written.
    """
    from mapigo.app.planning import plan_and_write, prepare

    prepared = prepare(request)
    for note in prepared.notes:
        display.note(note)
    with Interruption() as interruption:
        _note_compiling(display)
        planned = plan_and_write(
            prepared,
            on_progress=display.update,
            on_writing=interruption.finish,
            stop=interruption.stop,
        )
    if planned.result.interrupted:
        display.note("interrupted: the best plan found so far was kept")
    if planned.result.workers_lost:
        lost = planned.result.workers_lost
        display.note(f"{lost} The search ended there; the best plan found was kept.")
    return planned


def _note_compiling(display: Display) -> None:
    from mapigo.solver import kernels_are_cached

    if not kernels_are_cached():
        display.note("compiling the planner's kernels (once, up to a minute)")
