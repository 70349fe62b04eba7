"""Theatre lists: the cases of each theatre on each day, in the order of the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from mapigo.daylist import DayList
from mapigo.domain import Booking, Theatre, WaitingListEntry, percent
from mapigo.report.facts import PlanFacts
from mapigo.report.gantt import Gantt
from mapigo.report.overruns import overrun_chances
from mapigo.report.pressure import Use
from mapigo.report.signs import PersonSigns
from mapigo.report.theatre_filling import theatre_use
from mapigo.report.timed_day import CaseTimes, TimedDay

__all__ = ["ListedCase", "TheatreDay", "TheatreList", "TheatreLists", "theatre_lists"]

MOST_CASES_OPEN = 800


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case on a list: the patient, what is done, by whom; with times, when."""

    entry: WaitingListEntry
    booking: Booking
    person: str
    admission: str
    times: CaseTimes | None = None


@dataclass(frozen=True, slots=True)
class TheatreList:
    """The cases of a theatre on a day; ``finish`` says in words when they end."""

    theatre: Theatre
    use: Use
    cases: tuple[ListedCase, ...]
    finish: str = ""

    @property
    def minutes_free(self) -> int:
        """Session minutes that are left."""
        return max(0, self.use.capacity - self.use.used)


@dataclass(frozen=True, slots=True)
class TheatreDay:
    """A day with its lists, or a run of days without sessions (no lists)."""

    name: str
    summary: str
    lists: tuple[TheatreList, ...]
    idle: tuple[str, ...]
    gantt: Gantt | None = None


@dataclass(frozen=True, slots=True)
class TheatreLists:
    """All days; ``is_open`` where they are few enough to be shown at once."""

    days: tuple[TheatreDay, ...]
    is_open: bool
    has_procedures: bool
    has_times: bool


def theatre_lists(
    facts: PlanFacts, signs: PersonSigns, day_lists: Iterable[DayList] = ()
) -> TheatreLists:
    """Lay out the theatre lists of the horizon, with times where they are given."""
    timed = {one.day: TimedDay.from_day_list(facts, one) for one in day_lists}
    return TheatreLists(
        days=tuple(_days(facts, signs, timed)),
        is_open=len(facts.admitted) <= MOST_CASES_OPEN,
        has_procedures=any(entry.procedure for entry in facts.problem.waiting_list),
        has_times=any(one.gantt for one in timed.values()),
    )


def _days(
    facts: PlanFacts, signs: PersonSigns, timed: Mapping[int, TimedDay]
) -> Iterator[TheatreDay]:
    untimed = TimedDay()
    chances = overrun_chances(facts)
    lists_of = {
        day: _lists(facts, signs, day, timed.get(day, untimed), chances)
        for day in range(facts.n_days)
    }
    for is_busy, run in groupby(lists_of, key=lambda day: bool(lists_of[day])):
        days = list(run)
        if is_busy:
            for day in days:
                gantt = timed.get(day, untimed).gantt
                yield replace(_busy_day(facts, day, lists_of[day]), gantt=gantt)
        else:
            name = facts.days.span(days[0], days[-1])
            yield TheatreDay(name, "no sessions", (), ())


def _busy_day(facts: PlanFacts, day: int, lists: list[TheatreList]) -> TheatreDay:
    used = [one for one in lists if one.cases]
    idle = tuple(one.theatre.id for one in lists if not one.cases)
    return TheatreDay(facts.days.short(day), _summary(lists), tuple(used), idle)


def _lists(
    facts: PlanFacts,
    signs: PersonSigns,
    day: int,
    timed: TimedDay,
    chances: Mapping[tuple[str, int], float],
) -> list[TheatreList]:
    lists = []
    for theatre in facts.problem.centre.theatres:
        use = theatre_use(facts, theatre, day)
        if use is not None:
            cases = facts.occupancy.cases_by_theatre.get((theatre.id, day), [])
            listed = sorted(
                (_case(facts, signs, case, timed) for case in cases), key=_order
            )
            chance = chances.get((theatre.id, day))
            finish = timed.finish_of.get(theatre.id) or _overrun_in_words(chance)
            lists.append(TheatreList(theatre, use, tuple(listed), finish))
    return lists


def _overrun_in_words(chance: float | None) -> str:
    """Return what is known of the end of a list without times."""
    return "" if chance is None else f"Past the session on {percent(chance)} of days."


def _order(case: ListedCase) -> tuple[int, int]:
    """Order cases by start; without times, the longest first."""
    start = case.times.start_minute if case.times else 0
    return start, -case.entry.theatre_minutes


def _case(
    facts: PlanFacts, signs: PersonSigns, booking: Booking, timed: TimedDay
) -> ListedCase:
    entry = facts.occupancy.entry_of(booking)
    return ListedCase(
        entry=entry,
        booking=booking,
        person=signs.person(entry.sex, entry.age_group),
        admission=_admission(facts, entry, booking),
        times=timed.times_of.get(entry.id),
    )


def _admission(facts: PlanFacts, entry: WaitingListEntry, booking: Booking) -> str:
    if entry.operation_offset == 0:
        return "same day"
    return facts.days.short(booking.admission_day)


def _summary(lists: list[TheatreList]) -> str:
    n_cases = sum(len(one.cases) for one in lists)
    n_open = sum(bool(one.cases) for one in lists)
    whole = Use(
        sum(one.use.used for one in lists), sum(one.use.capacity for one in lists)
    )
    cases = "1 case" if n_cases == 1 else f"{n_cases} cases"
    return (
        f"{cases} in {n_open} of {len(lists)} theatres, {whole.used:,} of "
        f"{whole.capacity:,} minutes ({whole.percent}%)"
    )
