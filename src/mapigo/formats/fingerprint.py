"""A short fingerprint of a problem's ids and days, by which plans know their own."""

from __future__ import annotations

import hashlib
import json

from mapigo.domain.problem import PlanningProblem
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, PlanMismatchError

__all__ = ["fingerprint", "refuse_other_fingerprint"]


def fingerprint(problem: PlanningProblem) -> str:
    """Return 16 hexadecimal digits that depend on calendar and ids, and no more.

    Order does not matter, nor do minutes, stays, weights or names: a plan stays
    readable when those are corrected.
    """
    centre, calendar = problem.centre, problem.centre.calendar
    ids = [
        sorted(item.id for item in items)
        for items in (
            problem.waiting_list,
            centre.rooms,
            centre.theatres,
            centre.surgeons,
            centre.nurses,
        )
    ]
    days = [calendar.n_days, list(calendar.shift_types), str(calendar.start_date)]
    content = json.dumps([days, ids], ensure_ascii=False).encode()
    return hashlib.sha256(content).hexdigest()[:16]


def refuse_other_fingerprint(
    made_for: str, name: str, problem: PlanningProblem, file: str
) -> None:
    """Raise ``PlanMismatchError`` when a plan was made for another problem."""
    own = fingerprint(problem)
    if made_for != own:
        message = (
            f"the plan was made for {shown(name)!r} ({shown(made_for)}), not for "
            f"{problem.centre.name!r} ({own}), whose patients, places, staff or days "
            "differ: give the input that it was made for, or plan anew."
        )
        raise PlanMismatchError([Fault(message, file)])
