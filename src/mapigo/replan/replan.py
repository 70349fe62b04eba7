"""Replan: what happened, what cannot stay, the new plan, and the difference."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mapigo.domain import Arrival, Event, Plan, PlanningProblem
from mapigo.errors import Fault, InputError
from mapigo.replan.apply_events import apply_events
from mapigo.replan.difference import Difference, difference
from mapigo.replan.freeze import Freeze
from mapigo.replan.past import with_past_duties, with_the_past_as_it_was
from mapigo.replan.search import Search
from mapigo.scoring import Score, score_plan
from mapigo.solver import Progress, SolveOptions

__all__ = ["ReplanOptions", "Replanned", "replan"]


@dataclass(frozen=True, slots=True)
class ReplanOptions:
    """How to replan.

    ``today`` is the first day that is not past. ``freeze_days`` from then on no booking
    changes that can stay; ``None`` is what the policy says. The others are those of
    ``SolveOptions``, for all of the search.
    """

    today: int = 0
    freeze_days: int | None = None
    time_limit_s: float = 5.0
    n_threads: int = 2
    seed: int = 1
    n_steps: int | None = None

    def __post_init__(self) -> None:
        self.for_search()
        expected = {
            f"today as a day from 0, not {self.today}": self.today >= 0,
            f"freeze_days of at least 0, or none, not {self.freeze_days}": (
                self.freeze_days is None or self.freeze_days >= 0
            ),
        }
        faults = [Fault(f"Expected {what}.") for what, ok in expected.items() if not ok]
        if faults:
            raise InputError(faults)

    def for_search(self) -> SolveOptions:
        """Return how long, on how many threads and from which seed to search."""
        return SolveOptions(self.time_limit_s, self.n_threads, self.seed, self.n_steps)


@dataclass(frozen=True, slots=True)
class Replanned:
    """The answer to events.

    ``problem`` is the hospital after them, with the plan in force as ``published``.
    ``before`` is that plan less those who are gone, ``plan`` the new one;
    ``score_before`` says what the old one would break and cost now. ``sentences`` tell
    what happened, one for each event. ``freeze_holds`` is false where bookings in the
    freeze window had to move, since no plan was found without that.
    """

    problem: PlanningProblem
    before: Plan
    plan: Plan
    score_before: Score
    score: Score
    difference: Difference
    sentences: tuple[str, ...]
    freeze_holds: bool
    seconds: float
    first_feasible_s: float | None

    @property
    def changes_are_free(self) -> bool:
        """Whether the policy gives changes no price, so that nothing keeps them few."""
        weight = self.problem.policy.weight
        return not weight("S10") and not weight("S14")


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
    violations is found, bookings in the freeze window may move too, as few as that
    takes, and pins that the events made impossible are broken.

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
        When an event names nobody, contradicts another, asks for what is so already,
        or brings somebody who had to come on a day that is past.
    SolverError
        When the problem exceeds what the planner can hold.
    """
    options = options or ReplanOptions()
    begun = time.monotonic()
    _refuse_past_arrivals(problem, events, options.today)
    applied = apply_events(problem, plan, events)
    applied = replace(applied, plan=with_past_duties(plan, applied.plan, options.today))
    after = with_the_past_as_it_was(
        problem, applied.problem, applied.plan, options.today
    )
    n_days = _freeze_days(after, options)
    freeze = Freeze.of(after, applied.plan, options.today, n_days)
    search = Search(freeze, options.for_search(), on_progress, stop)
    before_s = time.monotonic() - begun
    # The freeze is for today; tomorrow's plan is not pinned by it.
    new_plan = replace(search.best_plan(), pins=applied.plan.pins)
    now = freeze.without_window()
    score = score_plan(now, new_plan)
    score_before = score_plan(now, applied.plan)
    first_s = search.first_feasible_s
    return Replanned(
        problem=now,
        before=applied.plan,
        plan=new_plan,
        score_before=score_before,
        score=score,
        difference=difference(
            now, plan, new_plan, (score_before, score), applied.causes
        ),
        sentences=applied.sentences,
        freeze_holds=score_plan(freeze.held(), new_plan).rule("H12").amount
        <= score.rule("H12").amount,
        seconds=time.monotonic() - begun,
        first_feasible_s=before_s + first_s
        if score.is_feasible and first_s is not None
        else None,
    )


def _refuse_past_arrivals(
    problem: PlanningProblem, events: Sequence[Event], today: int
) -> None:
    """Refuse who would have to come before today: no plan could admit them."""
    label = problem.centre.calendar.label
    faults = [
        Fault(
            f"{event.entry.id} must be admitted by {label(latest)}, and today is "
            f"{label(today)}: give a later day, or an earlier today.",
            table="events",
            item=event.entry.id,
            field="latest_day",
        )
        for event in events
        if isinstance(event, Arrival) and event.entry.mandatory
        for latest in [problem.latest_day(event.entry)]
        if latest < today
    ]
    if faults:
        raise InputError(faults)


def _freeze_days(problem: PlanningProblem, options: ReplanOptions) -> int:
    if options.freeze_days is None:
        return problem.policy.freeze_days
    return options.freeze_days
