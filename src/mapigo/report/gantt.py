"""A day's lists as a drawing: a row a theatre, a bar a case, time to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapigo.daylist import DayList, ListedCase, ListFinish, OperatingList
from mapigo.domain import percent, time_of_day

__all__ = ["Bar", "Gantt", "GanttRow", "finish_in_words", "gantt_of_day"]

MINUTES_PER_HOUR = 60
LEFT, RIGHT, TOP, BOTTOM = 56, 18, 24, 6
ROW_HEIGHT, BAR_HEIGHT = 40, 32
WIDTH = 1080
NARROWEST_FOR_WORDS = 44
"""Width of a bar below which its words would not fit."""
UNITS_PER_LETTER = 6.4


@dataclass(frozen=True, slots=True)
class Bar:
    """A case: its bar, its turnover after it, and up to two lines of words."""

    x: float
    width: float
    turnover_width: float
    upper: str
    lower: str
    full: str


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A theatre's list, in units of the drawing; ``y`` is the top of its bars.

    ``theatre`` is cut short where it would run into the bars.
    """

    theatre: str
    y: int
    session_x: float
    session_width: float
    session_end_x: float
    late_x: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Gantt:
    """The drawing of a day, and what it shows in words."""

    title: str
    description: str
    width: int
    height: int
    hours: tuple[tuple[float, str], ...]
    rows: tuple[GanttRow, ...]


def gantt_of_day(day_name: str, day_list: DayList, ends: Sequence[ListFinish]) -> Gantt:
    """Draw the lists of a day, at least one, with their ends."""
    scale = _Scale.for_lists(day_list.lists, ends)
    rows = [
        _row(scale, number, one, end)
        for number, (one, end) in enumerate(zip(day_list.lists, ends, strict=True))
    ]
    return Gantt(
        title=f"{day_name}: theatre lists",
        description=" ".join(map(_in_words, day_list.lists, ends)),
        width=WIDTH,
        height=TOP + ROW_HEIGHT * len(rows) + BOTTOM,
        hours=tuple(
            (scale.x(MINUTES_PER_HOUR * hour), time_of_day(MINUTES_PER_HOUR * hour))
            for hour in range(scale.first_hour, scale.last_hour + 1)
        ),
        rows=tuple(rows),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where each minute is drawn: whole hours, from the first to the last shown."""

    first_hour: int
    last_hour: int

    @classmethod
    def for_lists(
        cls, lists: Sequence[OperatingList], ends: Sequence[ListFinish]
    ) -> _Scale:
        """Return a scale from the first start to the last end."""
        first = min(one.start_minute for one in lists)
        last = max(
            max(one.session_end_minute, one.cases[-1].ready_minute, end.late_minute)
            for one, end in zip(lists, ends, strict=True)
        )
        hours = int(first // MINUTES_PER_HOUR), int(-(-last // MINUTES_PER_HOUR))
        return cls(hours[0], max(hours[1], hours[0] + 1))

    def x(self, minute: float) -> float:
        """Return where a minute is."""
        begin = MINUTES_PER_HOUR * self.first_hour
        whole = MINUTES_PER_HOUR * (self.last_hour - self.first_hour)
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (minute - begin) / whole, 1)

    def width(self, first: float, last: float) -> float:
        """Return the width of the time between two minutes."""
        return round(self.x(last) - self.x(first), 1)


def _row(scale: _Scale, number: int, one: OperatingList, end: ListFinish) -> GanttRow:
    return GanttRow(
        theatre=_fitting(one.theatre, LEFT),
        y=TOP + ROW_HEIGHT * number + (ROW_HEIGHT - BAR_HEIGHT) // 2,
        session_x=scale.x(one.start_minute),
        session_width=scale.width(one.start_minute, one.planned_end_minute),
        session_end_x=scale.x(one.session_end_minute),
        late_x=scale.x(end.late_minute),
        bars=tuple(_bar(scale, case) for case in one.cases),
    )


def _bar(scale: _Scale, case: ListedCase) -> Bar:
    width = scale.width(case.start_minute, case.end_minute)
    next_place = " ▸" if case.bed_pool else ""
    return Bar(
        x=scale.x(case.start_minute),
        width=width,
        turnover_width=scale.width(case.end_minute, case.ready_minute),
        upper=_fitting(f"{case.patient}{next_place}", width),
        lower=_fitting(case.surgeon, width),
        full=_case_in_words(case),
    )


def _fitting(text: str, width: float) -> str:
    """Return a text that fits a bar, cut short if it must be; none in a narrow one."""
    if width < NARROWEST_FOR_WORDS:
        return ""
    n_letters = int(width / UNITS_PER_LETTER)
    return text if len(text) <= n_letters else f"{text[: n_letters - 1]}…"


def _case_in_words(case: ListedCase) -> str:
    start, end = time_of_day(case.start_minute), time_of_day(case.end_minute)
    to_pool = f", then {case.bed_pool}" if case.bed_pool else ""
    return f"{start} to {end} {case.patient}, surgeon {case.surgeon}{to_pool}"


def _in_words(one: OperatingList, end: ListFinish) -> str:
    cases = "; ".join(map(_case_in_words, one.cases))
    return f"{one.theatre}: {cases}. {finish_in_words(end)}"


def finish_in_words(end: ListFinish) -> str:
    """Return when a list ends, and how likely that is after its session."""
    late, chance = time_of_day(end.late_minute), percent(end.overrun_share)
    return f"Nine days in ten done by {late}, past the session on {chance} of days."
