"""Occupied rooms that no nurse looks after."""

from __future__ import annotations

from collections import Counter

from mapigo.report.facts import PlanFacts

__all__ = ["rooms_without_nurse"]


def rooms_without_nurse(facts: PlanFacts) -> Counter[tuple[int, int]]:
    """Return the number of occupied rooms without a nurse, by (day, shift)."""
    missing: Counter[tuple[int, int]] = Counter()
    for room, day in facts.occupancy.persons:
        for shift_index, _ in facts.occupancy.shifts_of(day):
            if facts.occupancy.room_nurse(room, day, shift_index) is None:
                missing[day, shift_index] += 1
    return missing
