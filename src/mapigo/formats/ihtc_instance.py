"""IHTC instances: JSON document to planning problem and back.

``incompatible_room_ids`` may be null or absent on reading, and is a list on writing.
``surgery_due_day`` of an optional patient has no meaning there and is ignored.
"""

from __future__ import annotations

import json
from pathlib import PurePath

from mapigo.domain.calendar import Calendar
from mapigo.domain.centre import Centre, Nurse, NurseShift, Room, Surgeon, Theatre
from mapigo.domain.pathway import WARD, Pathway, Stage
from mapigo.domain.people import Occupant, WaitingListEntry
from mapigo.domain.policy import Policy
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.rules import RULES
from mapigo.domain.validation.item import shown
from mapigo.errors import InputError
from mapigo.formats.ihtc_limits import refuse_beyond_ihtc
from mapigo.formats.ihtc_models import (
    IhtcInstance,
    IhtcNurse,
    IhtcOccupant,
    IhtcPatient,
    IhtcRoom,
    IhtcShift,
    IhtcSurgeon,
    IhtcTheatre,
    IhtcWeights,
)
from mapigo.formats.ihtc_names import in_ihtc_words
from mapigo.formats.shapes import place_in, validated

__all__ = ["instance_text", "problem_from_instance"]

_WEIGHTED_RULES = {rule.code: rule.ihtc_weight for rule in RULES.values()}


def problem_from_instance(document: object, file: str) -> PlanningProblem:
    """Return the problem of a parsed instance; its file's name names the centre.

    Raises
    ------
    InputError
        First with every missing key and wrong type; when there is none, with every
        fault of the problem.
    """
    instance = validated(IhtcInstance, document, place_in(document, file))
    try:
        return PlanningProblem(
            centre=_centre(instance, shown(PurePath(file).stem).strip()),
            waiting_list=tuple(_entry(patient) for patient in instance.patients),
            occupants=tuple(_occupant(occupant) for occupant in instance.occupants),
            policy=Policy(name="IHTC-2024", weights=_weights(instance.weights)),
        )
    except InputError as error:
        faults = [in_ihtc_words(fault, file) for fault in error.faults]
        raise InputError(faults) from None


def _centre(instance: IhtcInstance, name: str) -> Centre:
    return Centre(
        name=name,
        calendar=Calendar(instance.days, tuple(instance.shift_types)),
        theatres=tuple(
            Theatre(theatre.id, tuple(theatre.availability))
            for theatre in instance.operating_theaters
        ),
        rooms=tuple(Room(room.id, room.capacity) for room in instance.rooms),
        surgeons=tuple(
            Surgeon(surgeon.id, tuple(surgeon.max_surgery_time))
            for surgeon in instance.surgeons
        ),
        nurses=tuple(_nurse(nurse) for nurse in instance.nurses),
        age_groups=tuple(instance.age_groups),
        n_skill_levels=instance.skill_levels,
    )


def _nurse(nurse: IhtcNurse) -> Nurse:
    shifts = (
        NurseShift(shift.day, shift.shift, shift.max_load)
        for shift in nurse.working_shifts
    )
    return Nurse(nurse.id, nurse.skill_level, tuple(shifts))


def _entry(patient: IhtcPatient) -> WaitingListEntry:
    return WaitingListEntry(
        id=patient.id,
        sex=patient.gender,
        age_group=patient.age_group,
        pathway=Pathway.simple(patient.length_of_stay),
        surgeons=(patient.surgeon_id,),
        theatre_minutes=patient.surgery_duration,
        workload=tuple(patient.workload_produced),
        required_skill=tuple(patient.skill_level_required),
        earliest_day=patient.surgery_release_day,
        latest_day=patient.surgery_due_day if patient.mandatory else None,
        mandatory=patient.mandatory,
        incompatible_rooms=frozenset(patient.incompatible_room_ids or ()),
    )


def _occupant(occupant: IhtcOccupant) -> Occupant:
    return Occupant(
        id=occupant.id,
        sex=occupant.gender,
        age_group=occupant.age_group,
        pathway=Pathway((Stage(WARD, occupant.length_of_stay),)),
        room=occupant.room_id,
        workload=tuple(occupant.workload_produced),
        required_skill=tuple(occupant.skill_level_required),
    )


def _weights(weights: IhtcWeights) -> dict[str, int]:
    return {code: getattr(weights, key) for code, key in _WEIGHTED_RULES.items() if key}


def instance_text(problem: PlanningProblem) -> str:
    """Return the JSON text of a problem as an IHTC instance.

    Names of centre and policy are left out: the file's name takes their place.

    Raises
    ------
    OutputError
        When the problem has anything that the format cannot hold; all is named.
    """
    refuse_beyond_ihtc(problem)
    centre = problem.centre
    weights = {key: problem.policy.weight(c) for c, key in _WEIGHTED_RULES.items()}
    instance = IhtcInstance(
        days=centre.calendar.n_days,
        skill_levels=centre.n_skill_levels,
        shift_types=list(centre.calendar.shift_types),
        age_groups=list(centre.age_groups),
        weights=IhtcWeights.model_validate(weights),
        occupants=[_ihtc_occupant(occupant) for occupant in problem.occupants],
        patients=[_ihtc_patient(entry) for entry in problem.waiting_list],
        surgeons=[
            IhtcSurgeon(id=surgeon.id, max_surgery_time=list(surgeon.minutes_by_day))
            for surgeon in centre.surgeons
        ],
        operating_theaters=[
            IhtcTheatre(id=theatre.id, availability=list(theatre.minutes_by_day))
            for theatre in centre.theatres
        ],
        rooms=[IhtcRoom(id=room.id, capacity=room.beds) for room in centre.rooms],
        nurses=[_ihtc_nurse(nurse) for nurse in centre.nurses],
    )
    content = instance.model_dump(exclude_none=True)
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _ihtc_occupant(occupant: Occupant) -> IhtcOccupant:
    return IhtcOccupant.model_validate(
        {
            "id": occupant.id,
            "gender": occupant.sex,
            "age_group": occupant.age_group,
            "length_of_stay": occupant.pathway.length_of_stay,
            "workload_produced": list(occupant.workload),
            "skill_level_required": list(occupant.required_skill),
            "room_id": occupant.room,
        }
    )


def _ihtc_patient(entry: WaitingListEntry) -> IhtcPatient:
    return IhtcPatient.model_validate(
        {
            "id": entry.id,
            "mandatory": entry.mandatory,
            "gender": entry.sex,
            "age_group": entry.age_group,
            "length_of_stay": entry.pathway.length_of_stay,
            "surgery_release_day": entry.earliest_day,
            "surgery_due_day": entry.latest_day,
            "surgery_duration": entry.theatre_minutes,
            "surgeon_id": entry.surgeons[0],
            "incompatible_room_ids": sorted(entry.incompatible_rooms),
            "workload_produced": list(entry.workload),
            "skill_level_required": list(entry.required_skill),
        }
    )


def _ihtc_nurse(nurse: Nurse) -> IhtcNurse:
    shifts = [
        IhtcShift(day=shift.day, shift=shift.shift, max_load=shift.max_load)
        for shift in nurse.shifts
    ]
    return IhtcNurse(id=nurse.id, skill_level=nurse.skill_level, working_shifts=shifts)
