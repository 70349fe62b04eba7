"""More of what operations need: sessions of theatres, days of surgeons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mapigo.domain import Booking, Theatre
from mapigo.scoring import Occupancy
from mapigo.whatif.candidate import SESSION, SURGEON_DAY, Candidate, one_more_on
from mapigo.whatif.change import Thing
from mapigo.whatif.fullest import fullest, fullest_days, use_share

__all__ = ["more_sessions", "more_surgeon_days"]


def more_sessions(occupancy: Occupancy) -> Iterator[Candidate]:
    """Yield a session a week for each sort of theatre, by kind and capabilities."""
    problem = occupancy.problem
    days = range(problem.centre.calendar.n_days)
    groups: defaultdict[tuple[str, frozenset[str]], list[Theatre]] = defaultdict(list)
    for theatre in problem.centre.theatres:
        if any(theatre.minutes_by_day):
            groups[theatre.kind, theatre.capabilities].append(theatre)
    used = _minutes(occupancy, occupancy.cases_by_theatre)
    for (kind_of_theatre, _), theatres in groups.items():
        kind = kind_of_theatre.replace("_", " ")
        rows = [
            (one.id, tuple(problem.theatre_minutes(one, day) for day in days))
            for one in theatres
        ]
        row = fullest(rows, used)
        yield Candidate(
            f"session a week, like {row[0]} ({kind})",
            SESSION,
            one_more_on(Thing.THEATRE, row[0], fullest_days(row, used)),
            use_share(rows, used),
        )


def more_surgeon_days(occupancy: Occupancy) -> Iterator[Candidate]:
    """Yield a day a week of each surgeon who operates at all."""
    used = _minutes(occupancy, occupancy.cases_by_surgeon)
    for surgeon in occupancy.problem.centre.surgeons:
        row = (surgeon.id, surgeon.minutes_by_day)
        if any(surgeon.minutes_by_day):
            yield Candidate(
                f"day a week of a surgeon, like {surgeon.id}",
                SURGEON_DAY,
                one_more_on(Thing.SURGEON, surgeon.id, fullest_days(row, used)),
                use_share([row], used),
            )


def _minutes(
    occupancy: Occupancy, cases: Mapping[tuple[str, int], Sequence[Booking]]
) -> dict[tuple[str, int], int]:
    """Return the booked minutes by (theatre or surgeon, day)."""
    return {
        key: sum(occupancy.entry_of(case).theatre_minutes for case in booked)
        for key, booked in cases.items()
    }
