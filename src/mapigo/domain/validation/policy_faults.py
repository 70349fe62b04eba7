"""Faults of a policy: weights, rules off, reserves, quantile, freeze, list rules."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.centre import Centre
from mapigo.domain.policy import Policy
from mapigo.domain.rules import RULES, SOFT_RULES, SWITCHABLE_RULES
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import (
    MOST_DAYS,
    MOST_MINUTES_PER_DAY,
    MOST_POOL_CAPACITY,
    MOST_WEIGHT,
)
from mapigo.domain.validation.list_faults import list_faults
from mapigo.domain.validation.priority_faults import priority_faults
from mapigo.domain.validation.texts import text_faults
from mapigo.errors import Fault

__all__ = ["policy_faults"]


def policy_faults(policy: Policy, centre: Centre) -> Iterator[Fault]:
    """Yield the faults of a policy for a centre."""
    item = Item("policy")
    yield from text_faults(item, "name", policy.name)
    yield from text_faults(item, "version", policy.version)
    yield from _rule_faults(item, policy)
    yield from _reserve_faults(item, policy, centre)
    if not 0 < policy.stay_quantile < 1:
        message = f"expected a share between 0 and 1, came {policy.stay_quantile}."
        yield item.fault("stay_quantile", message)
    yield from item.number("freeze_days", policy.freeze_days, 0, MOST_DAYS)
    yield from priority_faults(policy.priority)
    yield from list_faults(item, policy.lists, centre)


def _rule_faults(item: Item, policy: Policy) -> Iterator[Fault]:
    yield from item.known("weights", policy.weights, SOFT_RULES, "soft rule")
    for rule, weight in policy.weights.items():
        yield from item.number(f"weights.{rule}", weight, 0, MOST_WEIGHT)
    yield from item.known("rules_off", policy.rules_off, RULES, "rule")
    for rule in sorted(policy.rules_off & RULES.keys() - SWITCHABLE_RULES):
        message = (
            f"{rule} cannot be switched off: only "
            f"{', '.join(sorted(SWITCHABLE_RULES))} can."
        )
        yield item.fault("rules_off", message)


def _reserve_faults(item: Item, policy: Policy, centre: Centre) -> Iterator[Fault]:
    pools = [pool.id for pool in centre.pools]
    theatres = [theatre.id for theatre in centre.theatres]
    yield from item.known("pool_reserve", policy.pool_reserve, pools, "pool")
    yield from item.known("even_arrivals", policy.even_arrivals, pools, "pool")
    minutes = policy.theatre_reserve_minutes
    yield from item.known("theatre_reserve_minutes", minutes, theatres, "theatre")
    for name, units in policy.pool_reserve.items():
        yield from item.number(f"pool_reserve.{name}", units, 0, MOST_POOL_CAPACITY)
    for name, units in policy.even_arrivals.items():
        yield from item.number(f"even_arrivals.{name}", units, 0, MOST_POOL_CAPACITY)
    for name, value in minutes.items():
        field = f"theatre_reserve_minutes.{name}"
        yield from item.number(field, value, 0, MOST_MINUTES_PER_DAY)
