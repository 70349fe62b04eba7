"""The arrays of one part of a plan: as a problem of its own, with fewer entries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from mapigo.solver.arrays import lists_by_value, lists_of, lists_within
from mapigo.solver.decisions import Decisions
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.nurse_duties import NOT_FIXED
from mapigo.solver.search.parts import Entries, Part, days_within
from mapigo.solver.search.workplace import Workplace

__all__ = ["alone", "in_whole"]

Fields = dict[str, Any]
"""Arrays by their names in ``Instance``."""

BY_ENTRY = (
    "minutes",
    "operation_offset",
    "ward_bits",
    "published_day",
    "published_room",
    "published_theatre",
    "published_surgeon",
    "no_room_from",
    "most_stay_cost",
    "outlier_cost",
    "room_suits",
    "theatre_suits",
    "day_cost",
)
BY_PERSON = ("sex", "age", "workload", "skill_cost")
LISTS = (
    ("ward_start", ("ward_offset",)),
    ("pool_start", ("pool", "pool_offset", "pool_units")),
    ("unit_start", ("unit", "unit_offset", "unit_present")),
    ("arrival_start", ("arrival_pool", "arrival_offset")),
    ("room_start", ("allowed_room",)),
    ("surgeon_start", ("allowed_surgeon",)),
    ("day_start", ("allowed_day",)),
)
"""Fields of ``Instance`` that are the same for an entry in a part."""


def alone(
    place: Workplace, start: Decisions, part: Part
) -> tuple[Workplace, Decisions]:
    """Return where a part is searched, and the decisions of the start in it.

    The movers are the first entries there, the stayers the others.
    """
    instance = place.instance
    who = np.concatenate([part.movers, part.stayers])
    by_entry: Fields = {field: getattr(instance, field)[who] for field in BY_ENTRY}
    lists = _lists(instance, who)
    lists |= _days(place, part, lists, who)
    nurse_stays = part.nurse_stays & (instance.fixed_nurse == NOT_FIXED)
    open_shift = np.repeat(part.days, instance.shifts_per_day)
    of_part = instance._replace(
        n_entries=who.size,
        n_movers=part.movers.size,
        **by_entry,
        **_persons(instance, who),
        **lists,
        open_shift=np.flatnonzero(open_shift).astype(np.int32),
        fixed_nurse=np.where(nurse_stays, start.nurse, instance.fixed_nurse),
    )
    decisions = start._replace(
        day=start.day[who],
        room=start.room[who],
        theatre=start.theatre[who],
        surgeon=start.surgeon[who],
    )
    mandatory, reach = place.mandatory[who], place.reach[who]
    return replace(place, instance=of_part, mandatory=mandatory, reach=reach), decisions


def in_whole(start: Decisions, part: Part, decisions: Decisions) -> Decisions:
    """Return the whole plan in which a part is as decided, the rest as at the start."""
    who = np.concatenate([part.movers, part.stayers])
    whole = start.copy()
    for values, of_part in zip(whole[:4], decisions[:4], strict=True):
        values[who] = of_part
    return whole._replace(nurse=decisions.nurse)


def _persons(instance: Instance, who: Entries) -> Fields:
    """Return the fields by person: of some entries, and of all occupants."""
    persons = np.concatenate([who, np.arange(instance.n_entries, instance.sex.size)])
    return {field: getattr(instance, field)[persons] for field in BY_PERSON}


def _lists(instance: Instance, who: Entries) -> Fields:
    """Return the lists of some entries, and of surgeons those that have some."""
    found: Fields = {}
    for start, fields in LISTS:
        for field in fields:
            found[start], found[field] = lists_of(
                who, getattr(instance, start), getattr(instance, field)
            )
    n_surgeons = instance.surgeon_minutes.shape[0]
    found["patient_start"], found["patient_of_surgeon"] = lists_by_value(
        found["surgeon_start"], found["allowed_surgeon"], n_surgeons
    )
    return found


def _days(place: Workplace, part: Part, lists: Fields, who: Entries) -> Fields:
    """Return the days of a part on which a stay lies within it."""
    within = days_within(place, part.days) & part.days
    allowed = (place.instance.is_allowed_day * within)[who].astype(np.uint8)
    start, day = lists_within(lists["day_start"], lists["allowed_day"], allowed)
    return {"is_allowed_day": allowed, "day_start": start, "allowed_day": day}
