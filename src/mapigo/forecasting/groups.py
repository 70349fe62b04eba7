"""Past stays by procedure and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mapigo.domain import OPERATION, WARD, PastCase, PastStay

__all__ = ["stays_by_group"]

Group = tuple[str, str]


def stays_by_group(cases: Iterable[PastCase]) -> dict[Group, list[PastStay]]:
    """Return the stays of each procedure at each place.

    They are in order of length, so that the order of the records changes nothing.
    Stays of a case at the same place are added up, since a pathway is there once: who
    comes back to the ICU needs that many bed-days in it. Operations are not.
    """
    found: defaultdict[Group, list[PastStay]] = defaultdict(list)
    for case in cases:
        for stay in _stays(case):
            found[case.procedure, stay.place].append(stay)
    return {
        group: sorted(found[group], key=_by_length)
        for group in sorted(found, key=_order)
    }


def _order(group: Group) -> tuple[str, int, str]:
    """Order the places as most pathways do: operation, pools, ward."""
    procedure, place = group
    return procedure, {OPERATION: 0, WARD: 2}.get(place, 1), place


def _by_length(stay: PastStay) -> tuple[float, float, bool]:
    return stay.length, stay.precision, stay.is_over


def _stays(case: PastCase) -> Iterator[PastStay]:
    by_place: defaultdict[str, list[PastStay]] = defaultdict(list)
    for stay in case.stays:
        if stay.place == OPERATION:
            yield stay
        else:
            by_place[stay.place].append(stay)
    for place, stays in by_place.items():
        yield PastStay(
            place,
            sum(stay.length for stay in stays),
            max(stay.precision for stay in stays),
            all(stay.is_over for stay in stays),
        )
