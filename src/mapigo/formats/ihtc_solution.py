"""IHTC solutions: JSON document to plan and back.

The format has neither surgeons nor pins nor versions: a patient's surgeon is the first
permitted one, and a plan with pins is refused on writing. On reading, a patient who is
absent is not admitted, and a nurse may stand on a shift that she does not work: rule
H8 scores it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from mapigo.domain.plan import Booking, NurseDuty, Plan
from mapigo.domain.problem import PlanningProblem
from mapigo.errors import Fault, InputError, OutputError
from mapigo.formats.ihtc_limits import refuse_beyond_ihtc
from mapigo.formats.ihtc_models import (
    IhtcAdmission,
    IhtcAssignment,
    IhtcNurseDuties,
    IhtcSolution,
)
from mapigo.formats.plan_faults import (
    PlanPlaces,
    names_in,
    refuse_faulty_plan,
    refuse_strangers,
)
from mapigo.formats.shapes import Place, place_in, validated

__all__ = ["plan_from_solution", "solution_text"]


def plan_from_solution(document: object, problem: PlanningProblem, file: str) -> Plan:
    """Return the plan of a parsed solution.

    Raises
    ------
    PlanMismatchError
        When it names patients, rooms, theatres or nurses that the problem lacks.
    InputError
        First with every missing key and wrong type; when there is none, with every
        other fault.
    """
    place = place_in(document, file)
    solution = validated(IhtcSolution, document, place)
    faults = list(_admission_faults(solution, place))
    if faults:
        raise InputError(faults)
    surgeons = {entry.id: entry.surgeons[0] for entry in problem.waiting_list}
    admitted = [(i, p) for i, p in enumerate(solution.patients) if _is_admitted(p)]
    plan = Plan(
        bookings=tuple(_booking(patient, surgeons) for _, patient in admitted),
        duties=tuple(
            NurseDuty(nurse.id, duty.day, duty.shift, tuple(duty.rooms))
            for nurse in solution.nurses
            for duty in nurse.assignments
        ),
    )
    names = names_in(plan)
    names["patient"] += [patient.id for patient in solution.patients]
    names["nurse"] += [nurse.id for nurse in solution.nurses]
    refuse_strangers(names, problem, file)
    refuse_faulty_plan(plan, problem, _places(solution, admitted, place))
    return plan


def _is_admitted(patient: IhtcAdmission) -> bool:
    return patient.admission_day != "none"


def _admission_faults(solution: IhtcSolution, place: Place) -> Iterator[Fault]:
    """Yield patients named twice, and admissions without room or theatre."""
    seen: set[str] = set()
    for index, patient in enumerate(solution.patients):
        where = place(("patients", index))
        if patient.id in seen:
            yield Fault("the patient stands there twice: keep one.", where)
        seen.add(patient.id)
        for key in ("room", "operating_theater"):
            if _is_admitted(patient) and getattr(patient, key) is None:
                yield Fault(f"the admission lacks the key {key}: add it.", where)


def _booking(patient: IhtcAdmission, surgeons: dict[str, str]) -> Booking:
    return Booking(
        patient=patient.id,
        admission_day=int(patient.admission_day),
        theatre=patient.operating_theater or "",
        room=patient.room or "",
        surgeon=surgeons.get(patient.id, ""),
    )


def _places(
    solution: IhtcSolution, admitted: list[tuple[int, IhtcAdmission]], place: Place
) -> PlanPlaces:
    return PlanPlaces(
        bookings=[place(("patients", index)) for index, _ in admitted],
        duties=[
            place(("nurses", i, "assignments", j))
            for i, nurse in enumerate(solution.nurses)
            for j in range(len(nurse.assignments))
        ],
    )


def solution_text(plan: Plan, problem: PlanningProblem) -> str:
    """Return the JSON text of a plan as an IHTC solution.

    Patients that are not admitted come last, with the day ``"none"``; every nurse of
    the centre is there. The plan's versions are left out.

    Raises
    ------
    OutputError
        When the format cannot hold the problem, or the plan has pins.
    """
    refuse_beyond_ihtc(problem)
    if plan.pins:
        message = "The IHTC format cannot hold pins. Use mapigo's own format instead."
        raise OutputError(message)
    admitted = plan.booking_of()
    solution = IhtcSolution(
        patients=[
            *(_admission(booking) for booking in plan.bookings),
            *(
                IhtcAdmission(id=entry.id, admission_day="none")
                for entry in problem.waiting_list
                if entry.id not in admitted
            ),
        ],
        nurses=[_duties_of(nurse.id, plan) for nurse in problem.centre.nurses],
    )
    content = solution.model_dump(exclude_none=True)
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _admission(booking: Booking) -> IhtcAdmission:
    return IhtcAdmission(
        id=booking.patient,
        admission_day=booking.admission_day,
        room=booking.room,
        operating_theater=booking.theatre,
    )


def _duties_of(nurse: str, plan: Plan) -> IhtcNurseDuties:
    assignments = [
        IhtcAssignment(day=duty.day, shift=duty.shift, rooms=list(duty.rooms))
        for duty in plan.duties
        if duty.nurse == nurse
    ]
    return IhtcNurseDuties(id=nurse, assignments=assignments)
