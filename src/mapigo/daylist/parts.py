"""Split a day into parts that share nothing, and can be listed one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mapigo.daylist.work import DayWork, TheatreCase

__all__ = ["parts_of"]


def parts_of(work: DayWork) -> list[DayWork]:
    """Return the parts of a day, the one with the first theatre first.

    Two cases belong together if they have the theatre or the surgeon in common, or a
    team or a pool of beds that is short.
    """
    return [
        replace(work, cases=tuple(case for case in work.cases if case.patient in part))
        for part in _joined(_sharing(work))
    ]


def _sharing(work: DayWork) -> Iterable[list[TheatreCase]]:
    yield from work.cases_of_theatre().values()
    yield from work.cases_of_surgeon().values()
    yield from work.cases_of_team().values()
    yield from work.cases_of_pool().values()


def _joined(groups: Iterable[list[TheatreCase]]) -> list[set[str]]:
    """Return the patients of groups, those that overlap made one."""
    joined: list[set[str]] = []
    for group in groups:
        patients = {case.patient for case in group}
        touching = [part for part in joined if part & patients]
        apart = [part for part in joined if not part & patients]
        first = joined.index(touching[0]) if touching else len(joined)
        joined = [*apart[:first], patients.union(*touching), *apart[first:]]
    return joined
