"""Column charts drawn as SVG by the template: one column a day, and its limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mapigo.report.day_grid import DayGrid
from mapigo.report.days import DayNames
from mapigo.report.pressure import Use

__all__ = ["Chart", "ChartedGrids", "Column", "column_chart"]

WIDE, NARROW = 28, 12
MOST_WIDE_COLUMNS = 35
PLOT_HEIGHT = 90
TOP, BOTTOM, LEFT = 18, 32, 8
BASELINE = TOP + PLOT_HEIGHT


@dataclass(frozen=True, slots=True)
class Column:
    """A day's column, limit line and labels, in units of the drawing, y downwards."""

    x: int
    y: float
    height: float
    limit_y: float | None
    level: int
    label: str = ""
    upper: str = ""
    lower: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its columns, its size, and what it shows in words."""

    title: str
    description: str
    width: int
    height: int
    baseline: int
    column_width: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ChartedGrids:
    """Charts, and the tables that say the same in figures."""

    charts: tuple[Chart, ...]
    grids: tuple[DayGrid, ...]


def column_chart(
    title: str, uses: Sequence[Use | None], days: DayNames, *, per_label: int = 1
) -> Chart:
    """Draw what is used of a capacity on each day (``None``: closed).

    Figures are shown in units of ``per_label``: 60 shows minutes as hours. A chart
    of many days has narrow columns without figures, and dates for each week only.
    """
    tops = (max(use.used, use.capacity) for use in uses if use)
    scale = PLOT_HEIGHT / (max(tops, default=0) or 1)
    is_wide = len(uses) <= MOST_WIDE_COLUMNS
    width = WIDE if is_wide else NARROW
    columns = [_column(use, scale, LEFT + width * k) for k, use in enumerate(uses)]
    label = _labelled if is_wide else _labelled_by_week
    return Chart(
        title=title,
        description=_description(uses, days, per_label),
        width=LEFT + width * len(uses),
        height=BASELINE + BOTTOM,
        baseline=BASELINE,
        column_width=width,
        columns=tuple(
            label(column, use, day, days, per_label)
            for day, (column, use) in enumerate(zip(columns, uses, strict=True))
        ),
    )


def _column(use: Use | None, scale: float, x: int) -> Column:
    shown = use or Use(0, 0)
    return Column(
        x=x,
        y=round(BASELINE - shown.used * scale, 1),
        height=round(shown.used * scale, 1),
        limit_y=None if use is None else round(BASELINE - use.capacity * scale, 1),
        level=shown.level,
    )


def _labelled(
    column: Column, use: Use | None, day: int, days: DayNames, per_label: int
) -> Column:
    return replace(
        column,
        label=f"{use.used / per_label:,.0f}{use.sign}" if use else "",
        upper=days.weekday_letter(day),
        lower=days.number(day),
    )


def _labelled_by_week(
    column: Column, use: Use | None, day: int, days: DayNames, per_label: int
) -> Column:
    starts_week = any(day == week.start for week in days.weeks())
    return replace(column, upper=days.head(day).lower if starts_week else "")


def _description(uses: Sequence[Use | None], days: DayNames, per_label: int) -> str:
    by_day = {day: use for day, use in enumerate(uses) if use}
    if not by_day:
        return "Closed on every day."
    busiest = max(by_day, key=lambda day: by_day[day].used)
    most = by_day[busiest]
    n_full = sum(use.used >= use.capacity for use in by_day.values())
    return (
        f"Most on {days.short(busiest)}: {most.used / per_label:,.0f} of "
        f"{most.capacity / per_label:,.0f}. Full on {n_full} of {len(by_day)} days. "
        "All figures are in the table below."
    )
