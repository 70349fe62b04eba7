"""The hospital with changes made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import InputError
from mapigo.replan import apply_events
from mapigo.whatif.as_events import events_by_name
from mapigo.whatif.change import Change, PolicyChange
from mapigo.whatif.change_faults import change_faults, named
from mapigo.whatif.change_policy import with_setting
from mapigo.whatif.change_sentence import change_sentence
from mapigo.whatif.growth import grown, is_growth

__all__ = ["Changed", "apply_changes"]


@dataclass(frozen=True, slots=True)
class Changed:
    """The hospital with changes made, and a sentence for each of them."""

    problem: PlanningProblem
    sentences: tuple[str, ...]


def apply_changes(problem: PlanningProblem, changes: Sequence[Change]) -> Changed:
    """Return the hospital with all changes made; the plan in force stays in force.

    Their order does not matter.

    Raises
    ------
    InputError
        With every fault of the changes: unknown names, days outside the horizon, what
        would change nothing, and what contradicts another.
    """
    faults = list(change_faults(problem, changes))
    if faults:
        raise InputError(faults)
    events = events_by_name(named(changes), problem.centre)
    # No plan: a booking that is not possible any more is for the search to see.
    after = apply_events(problem, Plan(), list(events.values())).problem
    centre, policy = after.centre, after.policy
    for change in changes:
        if isinstance(change, PolicyChange):
            policy = with_setting(policy, change)
        elif is_growth(change):
            centre = grown(centre, change, problem.centre)
    return Changed(
        replace(after, centre=centre, policy=policy, published=problem.published),
        tuple(change_sentence(problem, change) for change in changes),
    )
