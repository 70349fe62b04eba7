"""Reasons of the stay: pools that are full, and rooms without a bed for the patient."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from mapigo.domain import Pool
from mapigo.explain.openings import Openings
from mapigo.explain.refusal import Reason
from mapigo.explain.wording import counted, day_range, of_all

__all__ = ["pools", "rooms"]


def pools(openings: Openings, day: int) -> Iterator[Reason]:
    """Yield each pool with too few free units on some day of the stay (H10)."""
    short_days: defaultdict[str, list[int]] = defaultdict(list)
    for pool_id, short_day in openings.short_pool_days(day):
        short_days[pool_id].append(short_day)
    for pool in openings.problem.centre.pools:
        if pool.id in short_days:
            name, days = pool.name or f"Pool {pool.id}", sorted(short_days[pool.id])
            yield Reason("H10", f"{name}: {_use(openings, pool, days)}.", name)


def _use(openings: Openings, pool: Pool, days: list[int]) -> str:
    problem, occupancy = openings.problem, openings.occupancy
    users = len(occupancy.pool_users.get((pool.id, days[0]), []))
    capacity = problem.pool_capacity(pool.id, days[0])
    when = problem.centre.calendar.label(days[0])
    more = f", and on {counted(len(days) - 1, 'more day')}" if len(days) > 1 else ""
    return f"{users} of {capacity} in use on {when}{more}"


def rooms(openings: Openings, day: int) -> Iterator[Reason]:
    """Yield why no suitable room has a bed for the whole stay (H1, H2, H7, H9)."""
    eligible = openings.eligible_rooms(day)
    if not eligible and not openings.suiting.rooms:
        yield Reason("H2", "No room suits the patient.")
        return
    days = openings.ward_days(day)
    closed_by = Counter(openings.room_closed_by(room_id, days) for room_id in eligible)
    if "" in closed_by or not eligible:
        return
    when = day_range(openings.problem.centre.calendar, days)
    for rule, obstacle in (
        ("H7", "no free bed"),
        ("H1", "a patient of another sex"),
        ("H9", "no nurse on duty"),
    ):
        n_closed = closed_by[rule]
        if n_closed:
            which = of_all(n_closed, len(eligible), "suitable room")
            verb = "has" if n_closed == 1 else "have"
            yield Reason(rule, f"{which} {verb} {obstacle} {when}.")
