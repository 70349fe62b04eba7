"""The waiting list: an entry for each patient drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from mapigo.domain import Pathway, Room, WaitingListEntry
from mapigo.examples.care import care_of_days, parts_of_stay
from mapigo.examples.casemix import case_minutes, planned_minutes
from mapigo.examples.draws import Draw
from mapigo.examples.figures import value
from mapigo.examples.pathways import pathway
from mapigo.examples.wards import closes_at_weekends

__all__ = ["waiting_list"]

ICU = "icu"
FEWEST_DIGITS = 4


def waiting_list(
    draws: Sequence[Draw], rooms: Sequence[Room], start_date: date
) -> tuple[WaitingListEntry, ...]:
    """Return the entries of the patients drawn, none of them mandatory yet."""
    digits = max(FEWEST_DIGITS, len(str(len(draws))))
    short_stay = frozenset(room.id for room in rooms if closes_at_weekends(room.ward))
    return tuple(
        _entry(f"P{number:0{digits}}", draw, short_stay, start_date)
        for number, draw in enumerate(draws, start=1)
    )


def _entry(
    patient: str, draw: Draw, short_stay: frozenset[str], start_date: date
) -> WaitingListEntry:
    procedure, urgency = draw.procedure, draw.urgency
    way = pathway(procedure.id, draw.frailty, value("stay_quantile"))
    workload, required_skill = care_of_days(procedure.care, parts_of_stay(way))
    since_referral, since_decision = draw.waits
    minutes = case_minutes(procedure, draw.minutes_quantile)
    return WaitingListEntry(
        id=patient,
        sex=draw.person[0],
        age_group=draw.person[1],
        pathway=way,
        surgeons=draw.surgeons,
        theatre_minutes=planned_minutes(minutes),
        duration=minutes,
        workload=workload,
        required_skill=required_skill,
        earliest_day=draw.earliest_day,
        procedure=procedure.name,
        needed_capabilities=procedure.capabilities,
        teams=procedure.teams,
        incompatible_rooms=short_stay if _uses_icu(way) else frozenset(),
        needed_equipment=procedure.equipment | draw.needs.equipment,
        needs_isolation=draw.needs.isolation,
        ward=procedure.ward,
        treat_by_day=urgency.target_days - since_decision,
        priority=urgency.priority,
        priority_score=urgency.score,
        suspensions=draw.suspensions,
        referral_date=start_date - timedelta(since_referral),
        decision_date=start_date - timedelta(since_decision),
        clinical=draw.clinical,
    )


def _uses_icu(way: Pathway) -> bool:
    return any(stage.place == ICU for stage in way.stages)
