"""The rules of a plan: hard ones that must hold, soft ones that have a price."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HARD_RULES", "RULES", "SOFT_RULES", "SWITCHABLE_RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, its short name, its benchmark name, and what is counted."""

    code: str
    name: str
    counts: str
    ihtc_name: str = ""
    ihtc_weight: str = ""

    @property
    def is_hard(self) -> bool:
        """Whether a feasible plan must have a count of 0."""
        return self.code.startswith("H")


_HARD = (
    Rule(
        "H1",
        "one sex per room",
        "persons of the rarer sex, per room and day",
        "RoomGenderMix",
    ),
    Rule(
        "H2",
        "room suits patient",
        "patients in a room that does not suit them",
        "PatientRoomCompatibility",
    ),
    Rule(
        "H3",
        "surgeon time",
        "minutes above a surgeon's time, per day",
        "SurgeonOvertime",
    ),
    Rule(
        "H4",
        "theatre time",
        "minutes above a theatre's session, per day",
        "OperatingTheaterOvertime",
    ),
    Rule(
        "H5",
        "mandatory patients admitted",
        "mandatory patients not admitted",
        "MandatoryUnscheduledPatients",
    ),
    Rule(
        "H6",
        "admission window",
        "patients admitted outside their window",
        "AdmissionDay",
    ),
    Rule(
        "H7",
        "room capacity",
        "persons above the open beds, per room and day, and ward days without a room",
        "RoomCapacity",
    ),
    Rule(
        "H8",
        "nurses on shift",
        "rooms given to a nurse who does not work then",
        "NursePresence",
    ),
    Rule(
        "H9",
        "rooms have a nurse",
        "occupied rooms without a nurse, per shift",
        "UncoveredRoom",
    ),
    Rule("H10", "pool capacity", "units above a pool's capacity, per day"),
    Rule(
        "H11",
        "theatre capability",
        "cases in a theatre that lacks a capability, "
        "or by a surgeon who may not operate",
    ),
    Rule("H12", "pins hold", "pinned decisions that the plan changes"),
    Rule("H13", "no admission while suspended", "patients admitted while suspended"),
)

_SOFT = (
    Rule(
        "S1",
        "age groups mixed",
        "age-group distance, per room and day",
        "RoomAgeMix",
        "room_mixed_age",
    ),
    Rule(
        "S2",
        "nurse skill",
        "skill levels short, per person and shift",
        "RoomSkillLevel",
        "room_nurse_skill",
    ),
    Rule(
        "S3",
        "continuity of care",
        "different nurses, per person",
        "ContinuityOfCare",
        "continuity_of_care",
    ),
    Rule(
        "S4",
        "nurse workload",
        "load above the maximum, per nurse and shift",
        "ExcessiveNurseWorkload",
        "nurse_eccessive_workload",
    ),
    Rule(
        "S5",
        "theatres opened",
        "theatres with a case, per day",
        "OpenOperatingTheater",
        "open_operating_theater",
    ),
    Rule(
        "S6",
        "surgeon transfers",
        "theatres beyond the first, per surgeon and day",
        "SurgeonTransfer",
        "surgeon_transfer",
    ),
    Rule(
        "S7",
        "delay",
        "days from the earliest day to admission",
        "PatientDelay",
        "patient_delay",
    ),
    Rule(
        "S8",
        "not admitted",
        "optional patients not admitted",
        "ElectiveUnscheduledPatients",
        "unscheduled_optional",
    ),
    Rule(
        "S9", "past treat-by date", "days past the treat-by date, times priority score"
    ),
    Rule("S10", "changes", "bookings of the published plan that changed"),
    Rule(
        "S11",
        "expected overflow",
        "bed-days expected to be missing when stays run long, in 64ths",
    ),
    Rule("S12", "outliers", "bed-days outside the patient's own ward"),
    Rule(
        "S13",
        "uneven arrivals",
        "arrivals at a pool above the even number, per day",
    ),
    Rule(
        "S14",
        "moved days",
        "days by which bookings of the published plan moved, times nearness",
    ),
)

HARD_RULES: tuple[str, ...] = tuple(rule.code for rule in _HARD)
SOFT_RULES: tuple[str, ...] = tuple(rule.code for rule in _SOFT)
RULES: dict[str, Rule] = {rule.code: rule for rule in (*_HARD, *_SOFT)}

SWITCHABLE_RULES: frozenset[str] = frozenset({"H1", "H2", "H3", "H10", "H11", "H13"})
"""Hard rules that a policy may switch off."""
