"""The operating lists of days, as text or as JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table

from mapigo.cli.terminal import results, say
from mapigo.domain.percent import percent
from mapigo.domain.time_of_day import time_of_day

if TYPE_CHECKING:
    from mapigo.app.listing import ListedDay
    from mapigo.daylist import DayList, ListedCase, ListFinish, OperatingList
    from mapigo.domain import PlanningProblem, WaitingListEntry

__all__ = ["days_as_json", "print_days"]

COLUMNS = ("start", "end", "patient", "procedure", "surgeon", "teams", "then", "")

Entries = dict[str, "WaitingListEntry"]


def print_days(problem: PlanningProblem, days: Sequence[ListedDay]) -> None:
    """Print the lists of each day, theatre by theatre."""
    if not days:
        say("No day has a case.")
    entries = _entries(problem)
    for number, one in enumerate(days):
        if number:
            say()
        label = problem.centre.calendar.label(one.day_list.day)
        say(f"{label}: {_summary(one.day_list)}")
        for operating_list, finish in one.with_finishes():
            say()
            say(_heading(operating_list))
            results().print(_cases(operating_list, entries))
            say(_finish(operating_list, finish))


def _entries(problem: PlanningProblem) -> Entries:
    return {entry.id: entry for entry in problem.waiting_list}


def _summary(day_list: DayList) -> str:
    n_cases = sum(len(one.cases) for one in day_list.lists)
    if not n_cases:
        return "no cases."
    theatres = "theatre" if len(day_list.lists) == 1 else "theatres"
    cases = "1 case" if n_cases == 1 else f"{n_cases} cases"
    return f"{cases} in {len(day_list.lists)} {theatres}. {_quality(day_list)}"


def _quality(day_list: DayList) -> str:
    if day_list.is_proven:
        return "No other order is better."
    most_percent = math.ceil(100 * day_list.gap)
    return (
        f"Another order may be better, by at most {most_percent} % of the price of "
        "waits and overruns: give it more --time."
    )


def _heading(one: OperatingList) -> str:
    if one.session_end_minute == one.start_minute:
        return f"{one.theatre}, no session on this day"
    start, end = map(time_of_day, (one.start_minute, one.session_end_minute))
    kept = one.session_end_minute - one.planned_end_minute
    reserve = f", the last {kept} min kept free" if kept else ""
    return f"{one.theatre}, session {start} to {end}{reserve}"


def _cases(one: OperatingList, entries: Entries) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS:
        table.add_column(column)
    for case in one.cases:
        entry = entries[case.patient]
        table.add_row(
            time_of_day(case.start_minute),
            time_of_day(case.end_minute),
            case.patient,
            entry.procedure,
            case.surgeon,
            ", ".join(entry.teams),
            case.bed_pool or "ward",
            ", ".join(_case_notes(case, entry)),
        )
    return table


def _case_notes(case: ListedCase, entry: WaitingListEntry) -> Iterator[str]:
    if entry.priority:
        yield entry.priority
    if case.waits_for_bed:
        yield f"waits for the bed, ready at {time_of_day(case.bed_from_minute)}"
    elif case.bed_from_minute:
        yield f"bed ready at {time_of_day(case.bed_from_minute)}"


def _finish(one: OperatingList, finish: ListFinish) -> str:
    sentence = (
        f"Ends at {time_of_day(one.finish_minute)} as planned; expected "
        f"{time_of_day(finish.expected_minute)}, nine days in ten by "
        f"{time_of_day(finish.late_minute)}; past the session on "
        f"{percent(finish.overrun_share)} of days."
    )
    if one.overrun_minutes:
        sentence += f" Runs {one.overrun_minutes} min past its planned end."
    return sentence


def days_as_json(problem: PlanningProblem, days: Iterable[ListedDay]) -> dict[str, Any]:
    """Return the lists of days as plain values, ready for JSON."""
    entries, calendar = _entries(problem), problem.centre.calendar
    return {
        "days": [
            {
                "day": one.day_list.day,
                "date": _iso(calendar.date_of(one.day_list.day)),
                "fits": one.day_list.fits,
                "proven": one.day_list.is_proven,
                "gap": one.day_list.gap,
                "cost": one.day_list.cost,
                "lists": [
                    _list_as_json(operating_list, finish, entries)
                    for operating_list, finish in one.with_finishes()
                ],
            }
            for one in days
        ]
    }


def _iso(when: Any) -> str | None:
    return when.isoformat() if when else None


def _list_as_json(
    one: OperatingList, finish: ListFinish, entries: Entries
) -> dict[str, Any]:
    return {
        "theatre": one.theatre,
        "session_start_minute": one.start_minute,
        "planned_end_minute": one.planned_end_minute,
        "session_end_minute": one.session_end_minute,
        "finish_minute": one.finish_minute,
        "overrun_minutes": one.overrun_minutes,
        "expected_finish_minute": round(finish.expected_minute),
        "late_finish_minute": round(finish.late_minute),
        "overrun_share": finish.overrun_share,
        "cases": [_case_as_json(case, entries[case.patient]) for case in one.cases],
    }


def _case_as_json(case: ListedCase, entry: WaitingListEntry) -> dict[str, Any]:
    return {
        "patient": case.patient,
        "procedure": entry.procedure,
        "priority": entry.priority,
        "surgeon": case.surgeon,
        "teams": list(entry.teams),
        "start_minute": case.start_minute,
        "end_minute": case.end_minute,
        "ready_minute": case.ready_minute,
        "next_place": case.bed_pool or "ward",
        "bed_from_minute": case.bed_from_minute,
        "waits_for_bed": case.waits_for_bed,
    }
