"""Random plans that break few rules, made by trial and scoring alone."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from mapigo.domain import Booking, NurseDuty, Plan, PlanningProblem, WaitingListEntry
from mapigo.scoring import score_plan

__all__ = ["orderly_plan"]

N_TRIALS = 12


def orderly_plan(rng: Random, problem: PlanningProblem) -> Plan:
    """Return a plan to which no booking was added that broke a rule.

    Some rooms have no nurse in some shifts, so that opening them takes a new duty.
    """
    plan = Plan(duties=tuple(_duties(rng, problem)))
    for entry in problem.waiting_list:
        for _ in range(N_TRIALS):
            booking = _trial(rng, problem, entry)
            tried = replace(plan, bookings=(*plan.bookings, booking))
            if score_plan(problem, tried).violations <= _violations(
                problem, plan, entry
            ):
                plan = tried
                break
    return plan


def _violations(problem: PlanningProblem, plan: Plan, entry: WaitingListEntry) -> int:
    return score_plan(problem, plan).violations - entry.mandatory


def _trial(rng: Random, problem: PlanningProblem, entry: WaitingListEntry) -> Booking:
    centre = problem.centre
    return Booking(
        entry.id,
        rng.randrange(centre.calendar.n_days),
        rng.choice(centre.theatres).id,
        rng.choice(centre.rooms).id if entry.pathway.ward_offsets else "",
        rng.choice(entry.surgeons),
    )


def _duties(rng: Random, problem: PlanningProblem) -> list[NurseDuty]:
    centre, duties = problem.centre, []
    share_covered = rng.choice((0.5, 0.9, 1.0))
    for day in range(centre.calendar.n_days):
        for shift in centre.calendar.shift_types:
            on_duty = [
                nurse.id
                for nurse in centre.nurses
                for work in nurse.shifts
                if (work.day, work.shift) == (day, shift)
            ]
            duties += [
                NurseDuty(rng.choice(on_duty), day, shift, (room.id,))
                for room in centre.rooms
                if on_duty and rng.random() < share_covered
            ]
    return duties
