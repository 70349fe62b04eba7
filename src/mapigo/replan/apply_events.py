"""Bring a planning problem and its plan up to date with what has happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mapigo.domain import (
    Arrival,
    BedsClosed,
    BedsOpened,
    CaseMinutes,
    Event,
    NurseAbsent,
    Plan,
    PlanningProblem,
    PoolChanged,
    StayChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    Withdrawal,
)
from mapigo.domain.validation.event_faults import event_faults
from mapigo.errors import InputError
from mapigo.replan.causes import persons_touched
from mapigo.replan.draft import Draft
from mapigo.replan.person_events import (
    arrive,
    change_case,
    change_stay,
    leave_rooms,
    make_unfit,
    withdraw,
)
from mapigo.replan.place_events import (
    change_pool,
    close_beds,
    miss_nurse,
    miss_surgeon,
    open_beds,
    set_theatre,
)

__all__ = ["Applied", "apply_events"]


@dataclass(frozen=True, slots=True)
class Applied:
    """What events make of a problem and its plan.

    ``problem`` has all that is known now, and no plan in force. ``plan`` is what is
    left of the plan: no booking and no pin of those who are not to be admitted any
    more, no duty of a nurse who is absent; it may break rules now. ``causes`` says for
    each person whom an event touches directly what happened, ``sentences`` for each
    event in their order.
    """

    problem: PlanningProblem
    plan: Plan
    causes: Mapping[str, str]
    sentences: tuple[str, ...]


def apply_events(
    problem: PlanningProblem, plan: Plan, events: Sequence[Event]
) -> Applied:
    """Return what events make of a problem and of a plan for it.

    Parameters
    ----------
    problem
        What was known before. It stays as it is.
    plan
        The plan that was made for it. It stays as it is.
    events
        What has happened since. Their order does not matter.

    Returns
    -------
    Applied
        The new problem and what is left of the plan.

    Raises
    ------
    InputError
        With every fault of the events: unknown names, days outside the horizon,
        closing what is closed, events that contradict each other.
    """
    numbered = {f"event {number}": event for number, event in enumerate(events, 1)}
    faults = list(event_faults(problem, numbered))
    if faults:
        raise InputError(faults)
    draft = Draft.of(problem, plan)
    said: dict[int, str] = {}
    for number in sorted(range(len(events)), key=lambda n: _turn(events[n], problem)):
        said[number] = _apply(draft, events[number])
    leave_rooms(draft, {e.person for e in events if isinstance(e, StayChanged)})
    sentences = tuple(said[number] for number in range(len(events)))
    after = draft.problem(problem)
    causes: defaultdict[str, list[str]] = defaultdict(list)
    for event, sentence in zip(events, sentences, strict=True):
        for person in persons_touched(event, problem, plan, after):
            causes[person].append(sentence)
    return Applied(
        problem=after,
        plan=draft.plan(plan),
        causes={person: " ".join(told) for person, told in causes.items()},
        sentences=sentences,
    )


def _turn(event: Event, problem: PlanningProblem) -> tuple[int, int]:
    """Return when an event is applied, so that their order in a file does not matter.

    Of a stay, the last stages change first: added days repeat the care of days before.
    Who is unfit comes last, when it is known which theatres and surgeons there are.
    """
    if isinstance(event, Unfit):
        return 2, 0
    if not isinstance(event, StayChanged):
        return 0, 0
    pathways = {
        **{entry.id: entry.pathway for entry in problem.waiting_list},
        **{occupant.id: occupant.pathway for occupant in problem.occupants},
    }
    places = [stage.place for stage in pathways[event.person].stages]
    return 1, places[::-1].index(event.place)


def _apply(draft: Draft, event: Event) -> str:
    """Change the draft by one event; return what happened, in a sentence."""
    match event:
        case Arrival():
            return arrive(draft, event)
        case Withdrawal():
            return withdraw(draft, event)
        case Unfit():
            return make_unfit(draft, event)
        case StayChanged():
            return change_stay(draft, event)
        case CaseMinutes():
            return change_case(draft, event)
        case TheatreMinutes():
            return set_theatre(draft, event)
        case SurgeonAbsent():
            return miss_surgeon(draft, event)
        case NurseAbsent():
            return miss_nurse(draft, event)
        case BedsClosed():
            return close_beds(draft, event)
        case BedsOpened():
            return open_beds(draft, event)
        case PoolChanged():
            return change_pool(draft, event)
