"""Replan: what happened, what cannot stay, the new plan, and the difference."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mapigo.domain import Event, Plan, PlanningProblem
from mapigo.domain.rules import RULES
from mapigo.replan.apply_events import apply_events
from mapigo.replan.difference import Difference, difference
from mapigo.replan.freeze import frozen_pins
from mapigo.scoring import Score, score_plan
from mapigo.solver import Progress, SolveOptions, solve

__all__ = ["ReplanOptions", "Replanned", "replan"]


@dataclass(frozen=True, slots=True)
class ReplanOptions:
    """How to replan.

    ``today`` is the first day that is not past. ``freeze_days`` from then on no booking
    changes that can stay; ``None`` is what the policy says.
    """

    today: int = 0
    freeze_days: int | None = None
    time_limit_s: float = 5.0
    n_threads: int = 2
    seed: int = 1
    n_steps: int | None = None


@dataclass(frozen=True, slots=True)
class Replanned:
    """The answer to events.

    ``problem`` is the hospital after them, with the plan in force as ``published``.
    ``before`` is that plan less those who are gone, ``plan`` the new one;
    ``score_before`` says what the old one would break and cost now. ``sentences`` tell
    what happened, one for each event.
    """

    problem: PlanningProblem
    before: Plan
    plan: Plan
    score_before: Score
    score: Score
    difference: Difference
    sentences: tuple[str, ...]
    seconds: float
    first_feasible_s: float | None


def replan(
    problem: PlanningProblem,
    plan: Plan,
    events: Sequence[Event] = (),
    options: ReplanOptions | None = None,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Replanned:
    """Return a plan that meets events and changes as little as pays.

    The search begins with the plan in force. Each booking that changes has the price of
    rule S10, each day that a patient is moved that of S14. Where no plan without
    violations is found, the answer is the one with the fewest.

    Parameters
    ----------
    problem, plan
        The hospital before the events, and the plan in force.
    events
        What happened.
    options
        Today, freeze window, time, threads, seed.
    on_progress
        Called about twice a second from the calling thread.
    stop
        When set from elsewhere, the best plan so far is returned.

    Raises
    ------
    InputError
        When an event names nobody, contradicts another, or asks for what is so already.
    SolverError
        When the problem exceeds what the planner can hold.
    """
    options = options or ReplanOptions()
    applied = apply_events(problem, plan, events)
    in_force = in_force_after(applied.problem, applied.plan, options)
    now = replace(applied.problem, published=in_force, today=options.today)
    score_before = score_plan(now, applied.plan)
    result = solve(
        now,
        SolveOptions(
            options.time_limit_s, options.n_threads, options.seed, options.n_steps
        ),
        start=applied.plan,
        on_progress=on_progress,
        stop=stop,
    )
    # The freeze is for today; tomorrow's plan is not pinned by it.
    new_plan = replace(result.plan, pins=applied.plan.pins)
    return Replanned(
        problem=now,
        before=applied.plan,
        plan=new_plan,
        score_before=score_before,
        score=result.score,
        difference=difference(
            now, plan, new_plan, (score_before, result.score), applied.causes
        ),
        sentences=applied.sentences,
        seconds=result.seconds,
        first_feasible_s=result.first_feasible_s,
    )


def in_force_after(
    problem: PlanningProblem, plan: Plan, options: ReplanOptions
) -> Plan:
    """Return the plan in force with a pin for each booking that has to stay."""
    freeze_days = options.freeze_days
    if freeze_days is None:
        freeze_days = problem.policy.freeze_days
    score = score_plan(problem, plan)
    broken = {
        patient
        for charge in score.charges
        if RULES[charge.rule].is_hard
        for patient in charge.patients
    }
    pins = frozen_pins(plan, options.today, freeze_days, broken)
    return replace(plan, pins=pins)
