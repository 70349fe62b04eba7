"""Key figures of theatres, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mapigo.report.facts import PlanFacts
from mapigo.report.kpi import Kpi, share_kpi

__all__ = ["theatre_kpis"]

BOOKED_UTILISATION = (
    "Planned minutes of the booked cases, of the minutes of all sessions (reserves "
    "for emergencies counted as session time)."
)


def theatre_kpis(facts: PlanFacts) -> Iterator[Kpi]:
    """Yield the booked utilisation of each kind of theatre that has sessions."""
    booked = _booked_minutes(facts)
    planned = Counter[str]()
    for theatre in facts.problem.centre.theatres:
        planned[theatre.kind] += sum(theatre.minutes_by_day)
    for kind, minutes in planned.items():
        if minutes:
            yield share_kpi(
                "booked_utilisation",
                booked[kind],
                minutes,
                "minutes",
                BOOKED_UTILISATION,
                kind,
            )


def _booked_minutes(facts: PlanFacts) -> Counter[str]:
    kind_of = {theatre.id: theatre.kind for theatre in facts.problem.centre.theatres}
    minutes = Counter[str]()
    for (theatre_id, _), cases in facts.occupancy.cases_by_theatre.items():
        minutes[kind_of[theatre_id]] += facts.minutes_of(cases)
    return minutes
