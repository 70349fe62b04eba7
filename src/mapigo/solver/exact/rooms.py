"""Beds, sexes and age groups of rooms, and units of pools (H1, H7, H10, S1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mapigo.solver.exact.costed_model import Choice, Term, weighted
from mapigo.solver.exact.stays import Stays

__all__ = ["limit_pools", "limit_rooms"]


def limit_rooms(stays: Stays) -> None:
    """Fill no room beyond its beds, mix no sexes, and charge mixed age groups."""
    model, instance, empty = stays.model, stays.instance, stays.empty
    for (room, day), there in stays.in_room.items():
        beds = int(instance.open_beds[room, day] - empty.persons[room, day])
        sides: list[list[Choice]] = [[], []]
        for patient, choices in there.items():
            sides[int(instance.sex[patient])] += choices
        if all(sides):
            second = model.choice()
            model.cp.add(sum(sides[0]) <= beds * (1 - second))
            model.cp.add(sum(sides[1]) <= beds * second)
            for choice in sides[0]:
                model.cp.add_implication(choice, second.negated())
            for choice in sides[1]:
                model.cp.add_implication(choice, second)
        else:
            model.cp.add(sum(sides[0] + sides[1]) <= beds)
        _charge_ages(stays, room, day)
    spans = instance.age_span[empty.age_bits]
    model.always += int(instance.age_weight * spans.sum())


def _charge_ages(stays: Stays, room: int, day: int) -> None:
    """Charge each border between age groups that patients make lie within a room."""
    model, instance = stays.model, stays.instance
    if not instance.age_weight:
        return
    groups = _groups(stays, room, day)
    for border in range(1, len(groups)):
        young, old = _any(stays, groups[:border]), _any(stays, groups[border:])
        if young is False or old is False or (young is True and old is True):
            continue
        mixed = model.choice()
        model.charge(mixed, instance.age_weight)
        rows = [side.negated() for side in (young, old) if not isinstance(side, bool)]
        model.cp.add_bool_or([mixed, *rows])


def _groups(stays: Stays, room: int, day: int) -> list[Choice | bool]:
    """Return for each age group whether somebody of it lies there."""
    model, instance = stays.model, stays.instance
    bits = int(stays.empty.age_bits[room, day])
    n_groups = int(instance.age_span.size).bit_length() - 1
    groups: list[Choice | bool] = [bool(bits >> k & 1) for k in range(n_groups)]
    for patient, choices in stays.in_room[room, day].items():
        age = int(instance.age[patient])
        if groups[age] is True:
            continue
        if groups[age] is False:
            groups[age] = model.choice()
        model.cp.add(sum(choices) <= groups[age])
    return groups


def _any(stays: Stays, groups: Iterable[Choice | bool]) -> Choice | bool:
    """Return whether one of the groups is there."""
    groups = list(groups)
    if any(group is True for group in groups):
        return True
    open_ = [group for group in groups if not isinstance(group, bool)]
    if len(open_) < 2:
        return open_[0] if open_ else False
    some = stays.model.choice()
    for group in open_:
        stays.model.cp.add_implication(group, some)
    return some


def limit_pools(stays: Stays) -> None:
    """Use no more units of a pool than occupants leave."""
    instance = stays.instance
    free = instance.pool_capacity - stays.empty.pool_load
    uses: defaultdict[tuple[int, int], list[Term]] = defaultdict(list)
    for (patient, day), on_day in stays.on_day.items():
        first, last = instance.pool_start[patient : patient + 2]
        for k in range(first, last):
            when = day + int(instance.pool_offset[k])
            if when < instance.n_days:
                units = int(instance.pool_units[k])
                uses[int(instance.pool[k]), when].append((on_day, units))
    for (pool, when), terms in uses.items():
        stays.model.cp.add(weighted(terms) <= int(free[pool, when]))
