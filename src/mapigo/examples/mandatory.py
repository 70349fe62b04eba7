"""Which patients must be admitted within the horizon, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mapigo.domain import Centre, Occupant, Policy, WaitingListEntry
from mapigo.examples.availability import MOST_URGENT
from mapigo.examples.figures import share, value
from mapigo.examples.ledger import Ledger

__all__ = ["with_mandatory"]


def with_mandatory(
    entries: Sequence[WaitingListEntry],
    centre: Centre,
    occupants: Sequence[Occupant],
    policy: Policy,
) -> tuple[WaitingListEntry, ...]:
    """Return the list with its most urgent patients made mandatory.

    Each of them is first given a day in a ledger of the centre that fills only part
    of it, so that the promises can be kept together; a patient for whom there is no
    such day stays optional.
    """
    ledger = Ledger(centre, occupants, policy, fill=share("mandatory_fill"))
    n_days = centre.calendar.n_days
    promised: dict[str, WaitingListEntry] = {}
    n_most = int(share("mandatory_share") * len(entries))
    for entry in _candidates(entries, n_days)[:n_most]:
        day = ledger.promise(entry)
        if day is not None:
            latest_day = _latest_day(entry, day, n_days)
            promised[entry.id] = replace(entry, mandatory=True, latest_day=latest_day)
    return tuple(promised.get(entry.id, entry) for entry in entries)


def _candidates(
    entries: Sequence[WaitingListEntry], n_days: int
) -> list[WaitingListEntry]:
    """Return the urgent patients due in the horizon who can come at any time."""
    urgent = [
        entry
        for entry in entries
        if entry.priority in MOST_URGENT
        and _due_day(entry) < n_days
        and not entry.suspensions
        and not entry.needs_isolation
    ]
    return sorted(urgent, key=lambda entry: (entry.priority, _due_day(entry)))


def _due_day(entry: WaitingListEntry) -> int:
    """Return the last day of admission that meets the treat-by date."""
    if entry.treat_by_day is None:
        return 0
    return entry.treat_by_day - entry.operation_offset


def _latest_day(entry: WaitingListEntry, day: int, n_days: int) -> int:
    """Return the treat-by date, or some days after the day that was found."""
    with_slack = day + int(value("mandatory_slack"))
    return min(n_days - 1, max(_due_day(entry), with_slack))
