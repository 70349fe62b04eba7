"""Theatres at a glance: booked minutes of session minutes, by theatre and day."""

from __future__ import annotations

from mapigo.domain import Theatre
from mapigo.report.charts import Chart, ChartedGrids, column_chart
from mapigo.report.day_grid import GridRow, fortnight_grids
from mapigo.report.facts import PlanFacts
from mapigo.report.pressure import Use

__all__ = ["theatre_filling", "theatre_use"]

MINUTES_PER_HOUR = 60


def theatre_filling(facts: PlanFacts) -> ChartedGrids:
    """Lay out how full the theatres are."""
    rows = [_row(facts, theatre) for theatre in facts.problem.centre.theatres]
    return ChartedGrids(
        charts=_charts(facts),
        grids=fortnight_grids(facts.days, "Theatre minutes booked", rows),
    )


def _charts(facts: PlanFacts) -> tuple[Chart, ...]:
    """Draw booked hours of session hours, one chart for each kind of theatre."""
    of_kind: dict[str, list[Theatre]] = {}
    for theatre in facts.problem.centre.theatres:
        of_kind.setdefault(theatre.kind, []).append(theatre)
    return tuple(
        column_chart(
            f"{kind.replace('_', ' ')}: hours booked of session hours",
            [_use_of_kind(facts, theatres, day) for day in range(facts.n_days)],
            facts.days,
            per_label=MINUTES_PER_HOUR,
        )
        for kind, theatres in of_kind.items()
    )


def _use_of_kind(facts: PlanFacts, theatres: list[Theatre], day: int) -> Use | None:
    found = (theatre_use(facts, theatre, day) for theatre in theatres)
    uses = [use for use in found if use]
    if not uses:
        return None
    used = sum(use.used for use in uses)
    session = sum(use.capacity for use in uses)
    return Use(used, session)


def theatre_use(facts: PlanFacts, theatre: Theatre, day: int) -> Use | None:
    """Return the booked minutes of a theatre; ``None`` without session and cases."""
    cases = facts.occupancy.cases_by_theatre.get((theatre.id, day), [])
    session = facts.problem.theatre_minutes(theatre, day)
    if not cases and not session:
        return None
    return Use(facts.minutes_of(cases), session)


def _row(facts: PlanFacts, theatre: Theatre) -> GridRow[Use | None]:
    cells = [theatre_use(facts, theatre, day) for day in range(facts.n_days)]
    reserve = facts.problem.policy.theatre_reserve_minutes.get(theatre.id, 0)
    kept = f", {reserve} min kept free" if reserve else ""
    return GridRow(theatre.id, cells, note=f"{theatre.kind.replace('_', ' ')}{kept}")
