"""What mapigo can be asked to do, for the command line and for a web service alike.

One module a use case: ``planning``, ``checking``, ``explaining``, ``benchmarking``,
``converting``, ``examples``, ``demo``, ``listing``, and so on. They take and return
values, print nothing, and touch files only where files are what they are about. Import
them from their modules: checking a plan should not wait for the planner to load.

The questions of a planning day can be imported from here. Each is a function from
values to a value, which prints nothing and touches no file: ``replan``, ``explain``,
``explain_all``, ``what_if``, ``bottlenecks``, ``icu_desk``, ``backfill`` and ``book``.
Each is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mapigo.app.explaining import explain
    from mapigo.desk import backfill, book, icu_desk
    from mapigo.explain import explain_all
    from mapigo.replan import replan
    from mapigo.whatif import bottlenecks, what_if

__all__ = [
    "backfill",
    "book",
    "bottlenecks",
    "explain",
    "explain_all",
    "icu_desk",
    "replan",
    "what_if",
]

HOMES = {
    "backfill": "mapigo.desk",
    "book": "mapigo.desk",
    "bottlenecks": "mapigo.whatif",
    "explain": "mapigo.app.explaining",
    "explain_all": "mapigo.explain",
    "icu_desk": "mapigo.desk",
    "replan": "mapigo.replan",
    "what_if": "mapigo.whatif",
}
"""Where each question is answered."""


def __getattr__(name: str) -> Any:
    """Return a question's function, loading its home only now."""
    if name in HOMES:
        return getattr(import_module(HOMES[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
