"""Faults of events about staff: who is unknown, or would not have worked anyway."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.centre import Centre
from mapigo.domain.events import NurseAbsent, SurgeonAbsent
from mapigo.domain.validation.event_names import unknown_name
from mapigo.domain.validation.event_spans import days_in_horizon
from mapigo.domain.validation.item import Item
from mapigo.errors import Fault

__all__ = ["nurse_faults", "surgeon_faults"]


def surgeon_faults(item: Item, event: SurgeonAbsent, centre: Centre) -> Iterator[Fault]:
    """Yield an unknown surgeon, and one without minutes on any of the days."""
    surgeons = {surgeon.id: surgeon for surgeon in centre.surgeons}
    yield from unknown_name(item, "surgeon", event.surgeon, surgeons, "surgeon")
    days = days_in_horizon(event, centre.calendar)
    if event.surgeon in surgeons and days:
        minutes = surgeons[event.surgeon].minutes_by_day
        if not any(minutes[day] for day in days):
            message = (
                f"the surgeon {event.surgeon!r} has no minutes "
                f"{centre.calendar.span(days[0], days[-1])} as it is: correct the "
                "surgeon or the days, or leave it out."
            )
            yield item.fault("surgeon", message)


def nurse_faults(item: Item, event: NurseAbsent, centre: Centre) -> Iterator[Fault]:
    """Yield an unknown nurse or shift, and one who works none of the shifts."""
    calendar, nurses = centre.calendar, {nurse.id: nurse for nurse in centre.nurses}
    yield from unknown_name(item, "nurse", event.nurse, nurses, "nurse")
    types = (event.shift,) if event.shift else calendar.shift_types
    yield from item.known("shift", types, calendar.shift_types, "shift type")
    days = days_in_horizon(event, calendar)
    if event.nurse in nurses and set(types) <= set(calendar.shift_types) and days:
        shifts = nurses[event.nurse].shifts
        if not any(work.day in days and work.shift in types for work in shifts):
            of_type = f"{event.shift} shift" if event.shift else "shift"
            message = (
                f"the nurse {event.nurse!r} has no {of_type} "
                f"{calendar.span(days[0], days[-1])} as it is: correct the nurse or "
                "the days, or leave it out."
            )
            yield item.fault("nurse", message)
