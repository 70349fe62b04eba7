"""Key figures of theatres, by kind."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.report.facts import PlanFacts
from mapigo.report.kpi import Kpi, share_kpi
from mapigo.scoring.capacity_use import theatre_use

__all__ = ["theatre_kpis"]

BOOKED_UTILISATION = (
    "Planned minutes of the booked cases, of the minutes of all sessions (reserves "
    "for emergencies counted as session time)."
)


def theatre_kpis(facts: PlanFacts) -> Iterator[Kpi]:
    """Yield the booked utilisation of each kind of theatre that has sessions."""
    for kind, use in theatre_use(facts.occupancy).items():
        if use.capacity:
            yield share_kpi(
                "booked_utilisation",
                use.used,
                use.capacity,
                "minutes",
                BOOKED_UTILISATION,
                kind,
            )
