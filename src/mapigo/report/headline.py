"""The head of the page: what was planned, by which policy, and how it came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mapigo.report.facts import PlanFacts
from mapigo.report.violations import BrokenRule
from mapigo.scoring import Score

__all__ = ["Headline", "headline"]


@dataclass(frozen=True, slots=True)
class Headline:
    """The lines and large figures at the top."""

    title: str
    centre: str
    horizon: str
    plan_version: str
    policy: str
    made: str
    is_feasible: bool
    verdict: str
    n_waiting: int
    n_admitted: int
    n_not_admitted: int
    n_mandatory_missed: int
    n_mandatory: int
    cost: int


def headline(
    facts: PlanFacts,
    score: Score,
    broken: tuple[BrokenRule, ...],
    title: str | None,
    made_at: datetime,
) -> Headline:
    """Gather what the head of the page says."""
    centre, policy = facts.problem.centre, facts.problem.policy
    entries = facts.problem.waiting_list
    return Headline(
        title=title or "Admission plan",
        centre=centre.name,
        horizon=_horizon(facts),
        plan_version=_plan_version(facts),
        policy=f"{policy.name}, version {policy.version}",
        made=f"{made_at:%a} {made_at.day} {made_at:%b %Y, %H:%M}",
        is_feasible=score.is_feasible,
        verdict=_verdict(score, broken),
        n_waiting=len(entries),
        n_admitted=len(facts.admitted),
        n_not_admitted=len(facts.not_admitted),
        n_mandatory_missed=sum(entry.mandatory for entry in facts.not_admitted),
        n_mandatory=sum(entry.mandatory for entry in entries),
        cost=score.cost,
    )


def _horizon(facts: PlanFacts) -> str:
    last = facts.n_days - 1
    if facts.problem.centre.calendar.start_date is None:
        return f"{facts.n_days} days, day 0 to day {last}"
    return f"{facts.days.long(0)} to {facts.days.long(last)} ({facts.n_days} days)"


def _plan_version(facts: PlanFacts) -> str:
    version = facts.plan.version or "not numbered"
    based_on = facts.plan.based_on
    return f"{version}, from {based_on}" if based_on else version


def _verdict(score: Score, broken: tuple[BrokenRule, ...]) -> str:
    if score.is_feasible:
        return "Feasible: every hard rule holds."
    rules = "1 hard rule is" if len(broken) == 1 else f"{len(broken)} hard rules are"
    return f"Not feasible: {rules} broken, by {score.violations:,} in all."
