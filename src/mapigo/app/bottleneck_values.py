"""Bottlenecks as plain values, ready for JSON."""

from __future__ import annotations

from typing import Any

from mapigo.app.trying_changes import figure_as_json
from mapigo.domain import Calendar
from mapigo.whatif import Bottlenecks, Candidate, change_text

__all__ = ["bottlenecks_as_json"]


def bottlenecks_as_json(found: Bottlenecks, calendar: Calendar) -> dict[str, Any]:
    """Return bottlenecks as plain values, ready for JSON."""
    return {
        "rows": [
            {
                **_candidate(row.candidate, calendar),
                "clear": row.is_clear,
                "figures": [figure_as_json(figure) for figure in row.figures],
            }
            for row in found.rows
        ],
        "not_tried": [_candidate(one, calendar) for one in found.not_tried],
        "from_plan": found.from_plan,
        "seeds": list(found.seeds),
        "seeds_asked": found.n_seeds_asked,
        "seconds": round(found.seconds, 3),
    }


def _candidate(candidate: Candidate, calendar: Calendar) -> dict[str, Any]:
    texts = [change_text(change, calendar) for change in candidate.changes]
    return {
        "more": candidate.label,
        "kind": candidate.kind,
        "options": [f"--{word} {text}" for word, text in texts],
        "full": round(candidate.use_share, 3),
    }
