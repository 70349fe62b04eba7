"""Another value of a setting of the policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from mapigo.domain import RULES, PlanningProblem, Policy
from mapigo.domain.validation.item import Item, shown
from mapigo.domain.validation.policy_faults import policy_faults
from mapigo.errors import Fault
from mapigo.whatif.change import PolicyChange

__all__ = ["SETTABLE", "policy_change_faults", "policy_sentence", "with_setting"]

SETTABLE = (
    "weights",
    "rules_off",
    "pool_reserve",
    "theatre_reserve_minutes",
    "even_arrivals",
    "freeze_days",
)
"""The fields of a policy that change plans."""


def with_setting(policy: Policy, change: PolicyChange) -> Policy:
    """Return a policy with another value of one setting."""
    if change.setting == "freeze_days":
        return replace(policy, freeze_days=change.value)
    if change.setting == "rules_off":
        others = policy.rules_off - {change.key}
        return replace(
            policy, rules_off=others | {change.key} if change.value else others
        )
    table = {**getattr(policy, change.setting), change.key: change.value}
    changed: dict[str, Any] = {change.setting: table}
    return replace(policy, **changed)


def policy_change_faults(
    problem: PlanningProblem, change: PolicyChange, item: Item
) -> Iterator[Fault]:
    """Yield a value that cannot be, and one that changes nothing."""
    if change.setting not in SETTABLE:
        came = shown(change.setting)
        message = f"expected one of {', '.join(SETTABLE)}, came {came!r}."
        yield item.fault("setting", message)
        return
    now = _value(problem.policy, change)
    if now == change.value:
        yield item.fault(
            "value", f"it is {_in_words(change, now)} as it is: leave it out."
        )
        return
    if _is_about_plan_in_force(change) and problem.published is None:
        message = (
            "it is about bookings of the plan in force, and none is given: give one, "
            "or leave it out."
        )
        yield item.fault("value", message)
    changed = with_setting(problem.policy, change)
    before = set(policy_faults(problem.policy, problem.centre))
    for fault in policy_faults(changed, problem.centre):
        if fault not in before:
            yield item.fault("value", fault.message)


def _is_about_plan_in_force(change: PolicyChange) -> bool:
    is_price = change.setting == "weights" and change.key in ("S10", "S14")
    return is_price or change.setting == "freeze_days"


def policy_sentence(problem: PlanningProblem, change: PolicyChange) -> str:
    """Say what was and what is to be."""
    was = _in_words(change, _value(problem.policy, change))
    now = _in_words(change, change.value)
    if change.setting == "rules_off":
        rule = f"{change.key} ({RULES[change.key].name})"
        return f"The rule {rule} {'does not hold' if change.value else 'holds'}."
    return f"{_subject(change)} is {now} instead of {was}."


def _subject(change: PolicyChange) -> str:
    match change.setting:
        case "weights":
            return f"The weight of {change.key} ({RULES[change.key].name})"
        case "pool_reserve":
            return f"The reserve of the pool {change.key}"
        case "theatre_reserve_minutes":
            return f"The reserve of the theatre {change.key}, in minutes,"
        case "even_arrivals":
            return f"The even number of arrivals at the pool {change.key}"
        case _:
            return "The number of days in which bookings stay"


def _value(policy: Policy, change: PolicyChange) -> int | None:
    if change.setting == "freeze_days":
        return policy.freeze_days
    if change.setting == "rules_off":
        return int(change.key in policy.rules_off)
    # A pool without a number has no even number; all else without a number is 0.
    default = None if change.setting == "even_arrivals" else 0
    value: int | None = getattr(policy, change.setting).get(change.key, default)
    return value


def _in_words(change: PolicyChange, value: int | None) -> str:
    if change.setting == "rules_off":
        return "off" if value else "not off"
    return "none" if value is None else f"{value:,}"
