"""Key figures of lists that run past their sessions, by kind of theatre."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mapigo.report.facts import PlanFacts
from mapigo.report.kpi import Kpi
from mapigo.report.overruns import overrun_chances

__all__ = ["overrun_kpis"]

EXPECTED_OVERRUNS = (
    "Lists that are to be expected to end after their session, of all lists with a "
    "case, as cases take longer and shorter than planned."
)


def overrun_kpis(facts: PlanFacts) -> Iterator[Kpi]:
    """Yield the expected share of overruns of each kind of theatre, where known."""
    kind_of = {theatre.id: theatre.kind for theatre in facts.problem.centre.theatres}
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for (theatre_id, _), share in overrun_chances(facts).items():
        shares[kind_of[theatre_id]].append(share)
    for kind in dict.fromkeys(kind_of.values()):
        if shares[kind]:
            yield _kpi(kind, sum(shares[kind]), len(shares[kind]))


def _kpi(kind: str, expected: float, n_lists: int) -> Kpi:
    share = expected / n_lists
    lists = "list" if n_lists == 1 else "lists"
    return Kpi(
        "expected_overruns",
        share,
        "share",
        EXPECTED_OVERRUNS,
        f"{share:.0%}",
        kind,
        f"{expected:,.1f} of {n_lists:,} {lists}",
    )
