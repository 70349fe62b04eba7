"""Changes of bookings against the plan in force (S10)."""

from __future__ import annotations

from mapigo.solver.exact.operations import Operations
from mapigo.solver.exact.stays import Stays
from mapigo.solver.exact.ward_days import ward_days
from mapigo.solver.published import NO_ROOM

__all__ = ["charge_changes"]


def charge_changes(stays: Stays, operations: Operations) -> None:
    """Charge whoever is admitted otherwise than published.

    Who is left out pays for it in the cost of that. The room of a stay without a ward
    day in the horizon may be any, the published one too.
    """
    model, instance = stays.model, stays.instance
    if not instance.change_weight:
        return
    for (patient, day), on_day in stays.on_day.items():
        if instance.published_day[patient] < 0:
            continue
        model.charge(on_day, instance.change_weight)
        room = int(instance.published_room[patient])
        if day != instance.published_day[patient] or room == NO_ROOM:
            continue
        surgeon = int(instance.published_surgeon[patient])
        theatre = int(instance.published_theatre[patient])
        as_before = [operations.case.get((patient, day, surgeon, theatre))]
        if ward_days(instance, patient, day):
            as_before.append(stays.in_bed.get((patient, day, room)))
        kept = model.choice()
        for choice in as_before:
            model.cp.add(kept <= (0 if choice is None else choice))
        model.charge(kept, -instance.change_weight)
