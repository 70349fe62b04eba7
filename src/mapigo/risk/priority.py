"""The priority of a waiting patient: a sum of parts, each of which can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mapigo.domain import (
    Calendar,
    Clinical,
    Policy,
    PriorityPoints,
    WaitingListEntry,
)
from mapigo.risk.clinical_parts import clinical_parts
from mapigo.risk.priority_part import NOT_KNOWN, PriorityPart
from mapigo.risk.waiting import Waiting, waiting_of

__all__ = ["Priority", "priority_of"]

_NOTHING_KNOWN = Clinical()


@dataclass(frozen=True, slots=True)
class Priority:
    """A patient's priority on day 0: ``priority_score`` is the sum of the parts."""

    patient: str
    parts: tuple[PriorityPart, ...]
    waiting: Waiting | None
    is_capped: bool

    @property
    def priority_score(self) -> int:
        """The sum of all parts; a higher one is more urgent."""
        return sum(part.points for part in self.parts)


def priority_of(
    entry: WaitingListEntry, policy: Policy, calendar: Calendar
) -> Priority:
    """Return the priority of an entry by the points of a policy.

    Parameters
    ----------
    entry
        Who waits. What is not known of a patient is worth no points.
    policy
        Its ``priority`` is the table of points.
    calendar
        The wait is measured on its day 0.

    Examples
    --------
    >>> from mapigo.examples import heart_centre
    >>> centre = heart_centre(weeks=1, n_waiting=5)
    >>> entry = centre.waiting_list[0]
    >>> priority = priority_of(entry, centre.policy, centre.centre.calendar)
    >>> [part.name for part in priority.parts]
    ['base', 'class', 'symptoms', 'LVEF', 'coronary', 'valve', 'waiting', 'cap']
    """
    points, waiting = policy.priority, waiting_of(entry, calendar)
    is_capped = waiting is not None and waiting.has_reached(points.cap_percent)
    parts = _parts(entry, points, waiting, is_capped)
    return Priority(entry.id, tuple(parts), waiting, is_capped)


def _parts(
    entry: WaitingListEntry,
    points: PriorityPoints,
    waiting: Waiting | None,
    is_capped: bool,
) -> Iterator[PriorityPart]:
    yield PriorityPart("base", "on the waiting list", points.base)
    class_part = _class_part(entry.priority, points)
    yield class_part
    yield from clinical_parts(entry.clinical or _NOTHING_KNOWN, points)
    yield _waiting_part(waiting, points)
    yield _cap_part(waiting, is_capped, points, class_part)


def _class_part(name: str, points: PriorityPoints) -> PriorityPart:
    if name in points.classes:
        return PriorityPart("class", name, points.classes[name])
    finding = f"{name}, a class without points" if name else NOT_KNOWN
    return PriorityPart("class", finding, 0)


def _waiting_part(waiting: Waiting | None, points: PriorityPoints) -> PriorityPart:
    if waiting is None:
        return PriorityPart("waiting", NOT_KNOWN, 0)
    finding = f"{waiting.waited_days} days, {waiting.percent} % of the target wait"
    return PriorityPart("waiting", finding, waiting.points(points.waiting_per_target))


def _cap_part(
    waiting: Waiting | None,
    is_capped: bool,
    points: PriorityPoints,
    class_part: PriorityPart,
) -> PriorityPart:
    """Return what lifts a patient to the highest class, so that nobody is left."""
    if waiting is None:
        return PriorityPart("cap", NOT_KNOWN, 0)
    if not is_capped:
        return PriorityPart("cap", f"below {points.cap_percent} % of the target", 0)
    lift = points.highest_class - class_part.points
    finding = f"{points.cap_percent} % of the target or more: counts as highest class"
    return PriorityPart("cap", finding, lift)
