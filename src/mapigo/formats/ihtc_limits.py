"""What an IHTC file cannot hold: named in full before anything is lost."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.centre import Centre, TheatreKind
from mapigo.domain.pathway import WARD, Pathway, Stage
from mapigo.domain.people import WaitingListEntry
from mapigo.domain.policy import Policy
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.rules import RULES
from mapigo.errors import OutputError

__all__ = ["beyond_ihtc", "refuse_beyond_ihtc"]

_DEFAULT_POLICY = Policy(name="")


def refuse_beyond_ihtc(problem: PlanningProblem) -> None:
    """Raise ``OutputError`` when an IHTC file cannot hold the whole problem."""
    beyond = beyond_ihtc(problem)
    if beyond:
        message = (
            f"The IHTC format cannot hold everything in {problem.centre.name!r}: "
            f"{', '.join(beyond)}. Use mapigo's own format instead."
        )
        raise OutputError(message)


def beyond_ihtc(problem: PlanningProblem) -> list[str]:
    """Return what the IHTC format cannot hold, in words; empty when nothing."""
    entries = problem.waiting_list
    return [
        *_of_centre(problem.centre),
        *(
            words
            for words, is_there in _OF_ENTRY.items()
            if any(map(is_there, entries))
        ),
        *_of_occupants(problem),
        *_of_policy(problem.policy),
        *(["pins"] if problem.published and problem.published.pins else []),
    ]


def _of_centre(centre: Centre) -> Iterator[str]:
    if centre.calendar.start_date is not None:
        yield "a start date"
    if centre.wards or any(room.ward for room in centre.rooms):
        yield "wards"
    if any(room.closed_beds_by_day for room in centre.rooms):
        yield "closed beds"
    if any(room.isolation or room.equipment for room in centre.rooms):
        yield "isolation or equipment of rooms"
    if any(theatre.kind != TheatreKind.OR for theatre in centre.theatres):
        yield "kinds of theatre"
    if any(theatre.capabilities for theatre in centre.theatres):
        yield "capabilities of theatres"
    if centre.pools:
        yield "pools"


def _is_plain(entry: WaitingListEntry) -> bool:
    return entry.pathway == Pathway.simple(entry.pathway.length_of_stay)


_OF_ENTRY = {
    "pathways other than operation and ward": lambda e: not _is_plain(e),
    "patients with several permitted surgeons": lambda e: len(e.surgeons) > 1,
    "sexes other than A and B": lambda e: e.sex not in ("A", "B"),
    "latest days of optional patients": lambda e: (
        e.latest_day is not None and not e.mandatory
    ),
    "distributions of minutes in theatre": lambda e: e.duration is not None,
    "procedures": lambda e: e.procedure,
    "needed capabilities": lambda e: e.needed_capabilities,
    "teams": lambda e: e.teams,
    "needed equipment or isolation": lambda e: e.needed_equipment or e.needs_isolation,
    "patients' own wards": lambda e: e.ward,
    "treat-by days": lambda e: e.treat_by_day is not None,
    "priorities": lambda e: e.priority or e.priority_score != 1,
    "clinical findings": lambda e: e.clinical is not None,
    "suspensions": lambda e: e.suspensions,
    "referral or decision dates": lambda e: e.referral_date or e.decision_date,
}


def _of_occupants(problem: PlanningProblem) -> Iterator[str]:
    for occupant in problem.occupants:
        if occupant.pathway != Pathway((Stage(WARD, occupant.pathway.length_of_stay),)):
            yield "occupants outside the ward"
            break
    if any(occupant.sex not in ("A", "B") for occupant in problem.occupants):
        yield "sexes of occupants other than A and B"


def _of_policy(policy: Policy) -> Iterator[str]:
    for code, weight in policy.weights.items():
        if weight and not RULES[code].ihtc_weight:
            yield f"a weight of {code}"
    if policy.rules_off:
        yield "rules switched off"
    if any(policy.pool_reserve.values()) or any(
        policy.theatre_reserve_minutes.values()
    ):
        yield "reserves for emergencies"
    if policy.even_arrivals:
        yield "even arrivals at pools"
    if policy.stay_quantile != _DEFAULT_POLICY.stay_quantile:
        yield "a quantile of stay"
    if policy.freeze_days:
        yield "a freeze window"
    if policy.priority != _DEFAULT_POLICY.priority:
        yield "points for priority"
    if policy.lists != _DEFAULT_POLICY.lists:
        yield "rules for operating lists"
