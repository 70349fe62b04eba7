"""What a hospital is and who waits: frozen, validated values, no input or output."""

from mapigo.domain.calendar import Calendar
from mapigo.domain.centre import (
    Centre,
    Nurse,
    NurseShift,
    Pool,
    Room,
    Surgeon,
    Theatre,
    TheatreKind,
    Ward,
)
from mapigo.domain.clinical import (
    Clinical,
    CoronaryDisease,
    InterventionWeight,
    OperationUrgency,
    PulmonaryPressure,
    RenalFunction,
    ValveDisease,
    VentricularFunction,
)
from mapigo.domain.distributions import Distribution, Empirical, LogNormal, Mixture
from mapigo.domain.elective_wait import elective_wait_days
from mapigo.domain.events import (
    Arrival,
    BedsClosed,
    BedsOpened,
    CaseMinutes,
    Event,
    NurseAbsent,
    PoolChanged,
    StayChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    Withdrawal,
)
from mapigo.domain.list_rules import ListOrder, ListRules, ListWeights
from mapigo.domain.nearness import nearness
from mapigo.domain.past_stays import PastCase, PastStay, procedure_key, unit_of
from mapigo.domain.pathway import OPERATION, WARD, Pathway, Stage
from mapigo.domain.people import Occupant, Suspension, WaitingListEntry
from mapigo.domain.percent import percent
from mapigo.domain.plan import Booking, NurseDuty, Pin, Plan
from mapigo.domain.policy import Policy
from mapigo.domain.priority_points import PriorityPoints
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.rules import HARD_RULES, RULES, SOFT_RULES, SWITCHABLE_RULES, Rule
from mapigo.domain.time_of_day import time_of_day

__all__ = [
    "HARD_RULES",
    "OPERATION",
    "RULES",
    "SOFT_RULES",
    "SWITCHABLE_RULES",
    "WARD",
    "Arrival",
    "BedsClosed",
    "BedsOpened",
    "Booking",
    "Calendar",
    "CaseMinutes",
    "Centre",
    "Clinical",
    "CoronaryDisease",
    "Distribution",
    "Empirical",
    "Event",
    "InterventionWeight",
    "ListOrder",
    "ListRules",
    "ListWeights",
    "LogNormal",
    "Mixture",
    "Nurse",
    "NurseAbsent",
    "NurseDuty",
    "NurseShift",
    "Occupant",
    "OperationUrgency",
    "PastCase",
    "PastStay",
    "Pathway",
    "Pin",
    "Plan",
    "PlanningProblem",
    "Policy",
    "Pool",
    "PoolChanged",
    "PriorityPoints",
    "PulmonaryPressure",
    "RenalFunction",
    "Room",
    "Rule",
    "Stage",
    "StayChanged",
    "Surgeon",
    "SurgeonAbsent",
    "Suspension",
    "Theatre",
    "TheatreKind",
    "TheatreMinutes",
    "Unfit",
    "ValveDisease",
    "VentricularFunction",
    "WaitingListEntry",
    "Ward",
    "Withdrawal",
    "elective_wait_days",
    "nearness",
    "percent",
    "procedure_key",
    "time_of_day",
    "unit_of",
]
