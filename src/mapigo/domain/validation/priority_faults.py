"""Faults of a centre's table of priority points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mapigo.domain.clinical import CoronaryDisease, ValveDisease, VentricularFunction
from mapigo.domain.priority_points import PriorityPoints
from mapigo.domain.validation.item import Item, shown
from mapigo.domain.validation.limits import (
    HIGHEST_CAP_PERCENT,
    HIGHEST_CCS_CLASS,
    HIGHEST_NYHA_CLASS,
    MOST_PRIORITY_POINTS,
)
from mapigo.errors import Fault

__all__ = ["priority_faults"]

_MILDEST_FIRST: dict[str, Sequence[str]] = {
    "ccs": [str(number) for number in range(HIGHEST_CCS_CLASS + 1)],
    "nyha": [str(number) for number in range(1, HIGHEST_NYHA_CLASS + 1)],
    "lvef": list(VentricularFunction),
    "coronary": list(CoronaryDisease),
    "valve": list(ValveDisease),
}


def priority_faults(points: PriorityPoints) -> Iterator[Fault]:
    """Yield points out of range, findings left out, and worse ones worth less."""
    item = Item("policy")
    most = MOST_PRIORITY_POINTS
    yield from item.number("priority.base", points.base, 1, most)
    waiting = points.waiting_per_target
    yield from item.number("priority.waiting_per_target", waiting, 0, most)
    cap = points.cap_percent
    yield from item.number("priority.cap_percent", cap, 100, HIGHEST_CAP_PERCENT)
    yield from _class_faults(item, points.classes)
    for name, findings in _MILDEST_FIRST.items():
        table: Mapping[str, int] = getattr(points, name)
        yield from _finding_faults(item, f"priority.{name}", table, findings)


def _class_faults(item: Item, classes: Mapping[str, int]) -> Iterator[Fault]:
    field = "priority.classes"
    if not classes:
        message = "expected at least one class of urgency with its points, came none."
        yield item.fault(field, message)
    yield from _range_faults(item, field, classes)
    yield from _order_faults(item, field, classes, list(classes)[::-1])


def _finding_faults(
    item: Item, field: str, table: Mapping[str, int], findings: Sequence[str]
) -> Iterator[Fault]:
    missing = [name for name in findings if name not in table]
    if missing:
        message = f"the points for {', '.join(missing)} are missing: add them."
        yield item.fault(field, message)
    yield from item.known(field, table, findings, "finding")
    yield from _range_faults(item, field, table)
    yield from _order_faults(item, field, table, findings)


def _range_faults(item: Item, field: str, table: Mapping[str, int]) -> Iterator[Fault]:
    for name, points in table.items():
        yield from item.number(f"{field}.{name}", points, 0, MOST_PRIORITY_POINTS)


def _order_faults(
    item: Item, field: str, table: Mapping[str, int], findings: Sequence[str]
) -> Iterator[Fault]:
    """Yield each finding that is worth less than the next milder one."""
    named = [name for name in findings if name in table]
    for milder, worse in pairwise(named):
        if table[worse] < table[milder]:
            message = (
                f"expected no fewer points for {shown(worse)} than for the milder "
                f"{shown(milder)}, came {table[worse]} and {table[milder]}: correct "
                "one of them."
            )
            yield item.fault(f"{field}.{worse}", message)
