"""The two charts of the benchmark page: the gap over time, and by instance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from benchmark_finalists import Finalists
from benchmark_runs import RunTable
from svg_chart import Axis, Chart, Series, signed

GAP_TICKS = (-5, -2, -1, 0, 1, 2, 5, 10, 20, 50, 100, 200)
SHAPES = ("circle", "square", "diamond", "ring")


def gap_over_time(tables: Sequence[RunTable]) -> Chart:
    """Draw each table's mean gap over time, both axes narrowing what is far away."""
    times = sorted({s for table in tables for s in table.curve})
    gaps = [gap for table in tables for gap in table.curve.values()]
    low, high = min(*gaps, 0) - 0.3, max(*gaps, 0) * 1.25 + 0.3
    first, last = math.log(times[0]), math.log(times[-1])
    return Chart(
        title="Mean gap to the best known cost over time",
        description=". ".join(map(_in_words, tables)) + ".",
        x=Axis(
            "seconds from the start of planning (logarithmic)",
            [(s, str(s)) for s in times],
            lambda s: 0.04 + 0.92 * (math.log(s) - first) / ((last - first) or 1),
        ),
        y=Axis(
            "mean gap, % (stretched around 0)",
            [(gap, signed(gap, 0)) for gap in GAP_TICKS if low <= gap <= high],
            lambda gap: (
                (math.asinh(gap) - math.asinh(low))
                / (math.asinh(high) - math.asinh(low))
            ),
        ),
        series=[
            Series(
                table.label,
                list(table.curve.items()),
                f"series-{number + 1}",
                SHAPES[number],
                with_line=True,
            )
            for number, table in enumerate(tables)
        ],
    )


def _in_words(table: RunTable) -> str:
    points = ", ".join(f"{signed(gap)} % after {s} s" for s, gap in table.curve.items())
    return f"{table.label}: {points}"


def gap_by_instance(
    tables: Sequence[RunTable], finalists: Mapping[str, Finalists]
) -> Chart:
    """Draw the mean gap of each instance beside what the finalists published."""
    gaps = {
        f"mapigo, {table.time_limit_s} s": table.gap_by_instance for table in tables
    }
    instances = sorted({name for gap in gaps.values() for name in gap})
    published = {name: finalists[name] for name in instances if name in finalists}
    gaps["runner-up (SDU)"] = {
        name: teams.sdu_gap_percent
        for name, teams in published.items()
        if teams.sdu_gap_percent is not None
    }
    gaps["best of phase 1"] = {
        name: teams.phase1_gap_percent
        for name, teams in published.items()
        if teams.phase1_gap_percent is not None
    }
    ours = [("series-1", "circle"), ("series-4", "ring")]
    styles = [
        *ours[: len(tables)],
        ("series-2", "square"),
        ("series-3", "open diamond"),
    ]
    values = [value for by_name in gaps.values() for value in by_name.values()]
    low, high = math.floor(min(*values, 0)), math.ceil(max(*values, 0))
    step = max(1, math.ceil((high - low) / 8))
    place = {name: number for number, name in enumerate(instances)}
    return Chart(
        title="Gap to the best known cost by instance",
        description=". ".join(
            f"{name}: mean {signed(sum(by_name.values()) / len(by_name), 2)} %, "
            f"{sum(value <= 0 for value in by_name.values())} of {len(by_name)} at or "
            "below the best known"
            for name, by_name in gaps.items()
            if by_name
        )
        + ". The numbers are in the tables by instance.",
        x=Axis(
            "instance",
            [(number, name.removeprefix("i")) for name, number in place.items()],
            lambda number: (number + 0.5) / len(instances),
        ),
        y=Axis(
            "gap, %",
            [(g, signed(g, 0)) for g in range(low, high + 1) if g % step == 0],
            lambda gap: (gap - low) / ((high - low) or 1),
        ),
        series=[
            Series(name, [(place[i], gap) for i, gap in by_name.items()], style, shape)
            for (name, by_name), (style, shape) in zip(
                gaps.items(), styles, strict=True
            )
            if by_name
        ],
    )
