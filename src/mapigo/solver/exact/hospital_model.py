"""The two exact models of a hospital, put together."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from mapigo.domain import PlanningProblem
from mapigo.solver.exact.changes import charge_changes
from mapigo.solver.exact.costed_model import Choice, CostedModel, Term, weighted
from mapigo.solver.exact.flow import charge_arrivals, charge_overflow
from mapigo.solver.exact.least_care import LeastCare
from mapigo.solver.exact.nurses import Nurses
from mapigo.solver.exact.operations import Operations
from mapigo.solver.exact.rooms import limit_pools, limit_rooms
from mapigo.solver.exact.stays import Stays
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.state import new_state, nurse_slack

__all__ = ["HospitalModel", "rooms_model", "whole_model"]

PARTS = 100
"""Into how many parts a unit of cost is divided where care is not a whole number."""

ROUNDING = 1e-6
"""More parts of a unit than the arithmetic of prices may be wrong by."""

HIGHEST = 1 << 40


@dataclass(frozen=True)
class HospitalModel:
    """A model and its choices; ``given`` is empty where nurses' rooms are left open.

    A plan without violations is a solution, and costs no less than its solution.
    Pins hold in it.
    """

    costed: CostedModel
    stays: Stays
    operations: Operations
    given: dict[tuple[int, int, int], Choice] = field(default_factory=dict)


def _without_nurses(problem: PlanningProblem, instance: Instance) -> HospitalModel:
    empty = new_state(problem, instance)
    stays = Stays(CostedModel(), instance, empty, problem)
    operations = Operations(stays)
    limit_rooms(stays)
    limit_pools(stays)
    charge_changes(stays, operations)
    charge_arrivals(stays)
    charge_overflow(stays)
    return HospitalModel(stays.model, stays, operations)


def rooms_model(
    problem: PlanningProblem, instance: Instance, care: LeastCare
) -> HospitalModel:
    """Return the model of everything but nurses, who cost what ``care`` says.

    ``instance`` has the arrays of the relaxed problem (``bound.relaxed_problem``).
    """
    hospital = _without_nurses(problem, instance)
    costed = hospital.costed
    # All costs are whole numbers, and so is that of the nurses.
    cost = costed.cp.new_int_var(0, HIGHEST, "")
    costed.charge(cost, 1)
    _at_least(hospital, care, [(cost, 1)])
    costed.minimize()
    return hospital


def whole_model(
    problem: PlanningProblem, instance: Instance, care: LeastCare
) -> HospitalModel:
    """Return the model of everything: its least cost is that of the best plan.

    ``instance`` is as for ``rooms_model``. ``care`` rules out nothing that is possible;
    it tells the solver what it would find out slowly.
    """
    without = _without_nurses(problem, instance)
    costed, stays = without.costed, without.stays
    n_before = len(costed.terms)
    nurses = Nurses(stays, nurse_slack(problem, instance))
    _at_least(without, care, costed.terms[n_before:])
    for (patient, day), on_day in stays.on_day.items():
        least = int(care.alone[care.place(instance, patient, day)])
        costed.cp.add(weighted(nurses.of_stay[patient, day]) >= least * on_day)
    costed.minimize()
    return HospitalModel(costed, stays, without.operations, nurses.in_room)


def _at_least(hospital: HospitalModel, care: LeastCare, cost: list[Term]) -> None:
    """Let the nurses of all who are admitted cost as much as is known."""
    instance, terms = hospital.stays.instance, []
    for (patient, day), on_day in hospital.stays.on_day.items():
        k = care.place(instance, patient, day)
        terms.append((on_day, math.floor(PARTS * care.priced[k] - ROUNDING)))
    always = math.floor(PARTS * care.always - ROUNDING)
    hospital.costed.cp.add(PARTS * weighted(cost) >= weighted(terms) + always)
