"""The JSON of the Integrated Healthcare Timetabling Competition 2024, as models.

Field names are those of the competition's files, spelling included. Keys that are not
named here are ignored.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

__all__ = ["IhtcInstance", "IhtcSolution"]


class _IhtcModel(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class IhtcWeights(_IhtcModel):
    """Prices of the soft rules; see ``Rule.ihtc_weight``."""

    room_mixed_age: int
    room_nurse_skill: int
    continuity_of_care: int
    nurse_eccessive_workload: int
    open_operating_theater: int
    surgeon_transfer: int
    patient_delay: int
    unscheduled_optional: int


class IhtcOccupant(_IhtcModel):
    """Someone in a bed on day 0."""

    id: str
    gender: Literal["A", "B"]
    age_group: str
    length_of_stay: int
    workload_produced: list[int]
    skill_level_required: list[int]
    room_id: str


class IhtcPatient(_IhtcModel):
    """Someone waiting; ``surgery_due_day`` counts only when ``mandatory``."""

    id: str
    mandatory: bool
    gender: Literal["A", "B"]
    age_group: str
    length_of_stay: int
    surgery_release_day: int
    surgery_due_day: int | None = None
    surgery_duration: int
    surgeon_id: str
    incompatible_room_ids: list[str] | None = None
    workload_produced: list[int]
    skill_level_required: list[int]


class IhtcSurgeon(_IhtcModel):
    """A surgeon, with minutes on each day."""

    id: str
    max_surgery_time: list[int]


class IhtcTheatre(_IhtcModel):
    """An operating theatre, with minutes on each day."""

    id: str
    availability: list[int]


class IhtcRoom(_IhtcModel):
    """A room and its beds."""

    id: str
    capacity: int


class IhtcShift(_IhtcModel):
    """A shift that a nurse works."""

    day: int
    shift: str
    max_load: int


class IhtcNurse(_IhtcModel):
    """A nurse, with skill level and shifts."""

    id: str
    skill_level: int
    working_shifts: list[IhtcShift]


class IhtcInstance(_IhtcModel):
    """A whole instance."""

    days: int
    skill_levels: int
    shift_types: list[str]
    age_groups: list[str]
    weights: IhtcWeights
    occupants: list[IhtcOccupant]
    patients: list[IhtcPatient]
    surgeons: list[IhtcSurgeon]
    operating_theaters: list[IhtcTheatre]
    rooms: list[IhtcRoom]
    nurses: list[IhtcNurse]


def _day_or_none(value: Any) -> Any:
    if value == "none" or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    kind, expected = "day_or_none", "a day number, or the text 'none'"
    raise PydanticCustomError(kind, expected)


AdmissionDay = Annotated[int | Literal["none"], BeforeValidator(_day_or_none)]


class IhtcAdmission(_IhtcModel):
    """What is decided for a patient; one not admitted has the day ``"none"``."""

    id: str
    admission_day: AdmissionDay
    room: str | None = None
    operating_theater: str | None = None


class IhtcAssignment(_IhtcModel):
    """The rooms of a nurse in one shift."""

    day: int
    shift: str
    rooms: list[str]


class IhtcNurseDuties(_IhtcModel):
    """All shifts of a nurse."""

    id: str
    assignments: list[IhtcAssignment]


class IhtcSolution(_IhtcModel):
    """A whole solution."""

    patients: list[IhtcAdmission]
    nurses: list[IhtcNurseDuties]
