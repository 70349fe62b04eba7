"""Faults that can only be seen with patients and occupants side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapigo.domain.people import Occupant, WaitingListEntry
from mapigo.domain.validation.item import Item, shown
from mapigo.errors import Fault

__all__ = ["person_faults"]

_MOST_SEXES = 2


def person_faults(
    waiting_list: Sequence[WaitingListEntry], occupants: Sequence[Occupant]
) -> Iterator[Fault]:
    """Yield ids that two persons share, and more sexes than a room can tell apart."""
    occupant_ids = {occupant.id for occupant in occupants}
    for entry in waiting_list:
        if entry.id in occupant_ids:
            message = "an occupant has the same id: give each person an id of her own."
            yield Item("waiting_list", entry.id).fault("id", message)
    labels = {entry.sex for entry in waiting_list}
    labels |= {occupant.sex for occupant in occupants}
    sexes = sorted(labels - {""})
    if len(sexes) > _MOST_SEXES:
        came = ", ".join(shown(sex) for sex in sexes)
        message = f"expected at most two labels, of which a room holds one, came {came}"
        yield Item("waiting_list").fault("sex", f"{message}: unify them.")
