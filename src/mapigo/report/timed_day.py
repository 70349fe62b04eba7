"""A day's lists with times: what is drawn, and the words beside each case and list."""

from __future__ import annotations

from dataclasses import dataclass, field

from mapigo.daylist import DayList, ListedCase, ListFinish, OperatingList, finishes
from mapigo.domain import time_of_day
from mapigo.report.facts import PlanFacts
from mapigo.report.gantt import Gantt, finish_in_words, gantt_of_day

__all__ = ["CaseTimes", "TimedDay"]


@dataclass(frozen=True, slots=True)
class CaseTimes:
    """When a case starts, as a number and in words, and why not earlier."""

    start_minute: int
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimedDay:
    """The drawing of a day, times by patient, and the end of each list by theatre."""

    gantt: Gantt | None = None
    times_of: dict[str, CaseTimes] = field(default_factory=dict)
    finish_of: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_day_list(cls, facts: PlanFacts, day_list: DayList) -> TimedDay:
        """Lay out the lists of a day; nothing is drawn where there is no case."""
        if not day_list.lists:
            return cls()
        ends = finishes(facts.problem, day_list)
        pairs = list(zip(day_list.lists, ends, strict=True))
        return cls(
            gantt=gantt_of_day(facts.days.short(day_list.day), day_list, ends),
            times_of={
                case.patient: _times(case)
                for one in day_list.lists
                for case in one.cases
            },
            finish_of={one.theatre: _finish(one, end) for one, end in pairs},
        )


def _times(case: ListedCase) -> CaseTimes:
    start, end = time_of_day(case.start_minute), time_of_day(case.end_minute)
    return CaseTimes(case.start_minute, f"{start}–{end}", _note(case))


def _note(case: ListedCase) -> str:
    if not case.bed_pool:
        return ""
    if case.bed_from_minute:
        ready = time_of_day(case.bed_from_minute)
        word = "waits for bed" if case.waits_for_bed else "bed ready"
        return f"▸ {case.bed_pool}, {word} {ready}"
    return f"▸ {case.bed_pool}"


def _finish(one: OperatingList, end: ListFinish) -> str:
    words = finish_in_words(end)
    if one.overrun_minutes:
        words += f" ‼ Planned {one.overrun_minutes} min past the planned end."
    return words
