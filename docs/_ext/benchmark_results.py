"""Directives that show ``bench/results``: its tables, their curves, every run.

``benchmark-tables`` has a line for each table, ``benchmark-instances SECONDS`` the
newest table of that length by instance, ``benchmark-threads SECONDS`` one thread beside
two, ``benchmark-over-time`` and ``benchmark-finalists`` a chart each,
``benchmark-runs`` every row of every table.
"""

from __future__ import annotations

import math
from html import escape
from pathlib import Path
from statistics import fmean, stdev

from benchmark_charts import gap_by_instance, gap_over_time
from benchmark_finalists import Finalists, read_finalists
from benchmark_runs import (
    USUAL_THREADS,
    Run,
    RunTable,
    is_whole,
    newest,
    read_run_tables,
)
from docutils import nodes
from plain_table import Cell, plain_table
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from svg_chart import signed

BENCH = Path(__file__).resolve().parents[2] / "bench"
LENGTHS_S = (60, 600)
MOST_CURVES = 4
UNKNOWN = "–"


def tables_by_line(tables: list[RunTable]) -> nodes.table:
    """Return one line for each table, the newest first, better or worse."""
    heading = (
        "made",
        "table",
        "seconds",
        "threads",
        "seeds",
        "feasible",
        "mean gap %",
        "worst gap %",
        "best known or below",
        "yardstick after",
    )
    return plain_table(heading, [_line(table) for table in tables])


def _line(table: RunTable) -> tuple[Cell, ...]:
    n_runs = len(table.runs)
    gaps = table.gap_by_instance
    worst = max(gaps, key=lambda name: gaps[name], default=None)
    n_beaten = sum(r.gap_percent is not None and r.gap_percent <= 0 for r in table.runs)
    return (
        table.made,
        table.question,
        str(table.time_limit_s),
        str(table.threads),
        str(table.n_seeds),
        f"{sum(run.feasible for run in table.runs)} of {n_runs}",
        _gap(table.mean_gap_percent),
        UNKNOWN if worst is None else f"{_gap(gaps[worst])} ({worst})",
        f"{n_beaten} of {n_runs}" if gaps else UNKNOWN,
        _time_to_yardstick(table),
    )


def _time_to_yardstick(table: RunTable) -> str:
    seconds = table.median_yardstick_s
    if seconds is None:
        return "not measured"
    return "not reached" if math.isinf(seconds) else f"{seconds:.1f} s"


def table_by_instance(
    table: RunTable, previous: RunTable | None, finalists: dict[str, Finalists]
) -> nodes.table:
    """Return one line for each instance, with the change against an earlier table."""
    heading = (
        "instance",
        "best known",
        "mean cost",
        "mean gap %",
        *(["change"] if previous else []),
        "yardstick after (mean)",
        "runner-up %",
        "best of phase 1 %",
    )
    rows = []
    for name, runs in table.runs_by_instance.items():
        teams = finalists.get(name, Finalists(None, None))
        best_known = runs[0].best_known
        rows.append(
            (
                name,
                f"{best_known:,}" if best_known else UNKNOWN,
                _mean_cost(runs),
                _gap(table.gap_by_instance.get(name)),
                *([change(name, table, previous)] if previous else []),
                _mean_time_to_yardstick(runs),
                _gap(teams.sdu_gap_percent, 1),
                _gap(teams.phase1_gap_percent, 1),
            )
        )
    return plain_table(heading, rows)


def change(name: str, table: RunTable, previous: RunTable) -> nodes.Node:
    """Return in words, and with a class for its colour, how a gap has changed."""
    now, before = table.gap_by_instance.get(name), previous.gap_by_instance.get(name)
    if now is None or before is None:
        return nodes.inline(text="not comparable")
    points = round(now - before, 2)
    if points == 0:
        return nodes.inline(text="same")
    word = "better" if points < 0 else "worse"
    return nodes.inline(text=f"{word} by {abs(points):.2f}", classes=[word])


def one_thread_and_two(tables: list[RunTable], seconds: int) -> list[nodes.Node]:
    """Return the newest tables of one thread and of two, compared."""
    one, _ = _two(newest(tables, seconds, threads=1))
    two, _ = _two(newest(tables, seconds))
    if one is None or two is None:
        text = f"No tables of {seconds} seconds with one and two threads yet."
        return [nodes.paragraph(text=text)]
    return [
        nodes.paragraph(text=threads_in_words(one, two)),
        table_by_threads(one, two),
    ]


def threads_in_words(one: RunTable, two: RunTable) -> str:
    """Return how much two threads gain over one, and how sure that is."""
    gains = _gains(one, two)
    n_better = sum(gain > 0 for gain in gains.values())
    error = 1.96 * stdev(gains.values()) / math.sqrt(len(gains))
    return (
        f"This is {one.name} beside {two.name}. Two threads are better on {n_better} "
        f"of {len(gains)} instances, by {fmean(gains.values()):.2f} ± {error:.2f} "
        "percentage points in the mean (95 % interval over the instances)."
    )


def table_by_threads(one: RunTable, two: RunTable) -> nodes.table:
    """Return the gaps of each instance with one thread and with two."""
    heading = ("instance", "one thread, gap %", "two threads, gap %", "gain")
    rows = [
        (name, _gap(one.gap_by_instance[name]), _gap(two.gap_by_instance[name]), gain)
        for name, gain in (
            (name, _gap(gain)) for name, gain in _gains(one, two).items()
        )
    ]
    return plain_table(heading, rows)


def _gains(one: RunTable, two: RunTable) -> dict[str, float]:
    """Return by how many percentage points two threads are better, by instance."""
    return {
        name: one.gap_by_instance[name] - gap
        for name, gap in two.gap_by_instance.items()
        if name in one.gap_by_instance
    }


def _mean_cost(runs: list[Run]) -> str:
    costs = [run.cost for run in runs if run.feasible]
    n_infeasible = len(runs) - len(costs)
    note = f" ({n_infeasible} infeasible)" if n_infeasible else ""
    return (f"{fmean(costs):,.0f}" if costs else UNKNOWN) + note


def _mean_time_to_yardstick(runs: list[Run]) -> str:
    timed = [run for run in runs if run.yardstick is not None]
    times = [run.yardstick_s for run in timed if run.yardstick_s is not None]
    if not timed:
        return "not measured"
    if not times:
        return "not reached"
    missing = (
        "" if len(times) == len(timed) else f" ({len(times)} of {len(timed)} runs)"
    )
    return f"{fmean(times):.1f} s{missing}"


def _gap(gap: float | None, digits: int = 2) -> str:
    return UNKNOWN if gap is None else signed(gap, digits)


class BenchmarkDirective(SphinxDirective):
    """What all these directives need: the tables, and a new look when they change."""

    def tables(self) -> list[RunTable]:
        results = BENCH / "results"
        for path in (BENCH / "finalists.csv", results, *results.glob("*.csv")):
            self.env.note_dependency(str(path))
        return read_run_tables(BENCH / "results")

    def finalists(self) -> dict[str, Finalists]:
        return read_finalists(BENCH / "finalists.csv")


class BenchmarkTables(BenchmarkDirective):
    def run(self) -> list[nodes.Node]:
        return [tables_by_line(self.tables())]


class BenchmarkInstances(BenchmarkDirective):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        seconds = int(self.arguments[0])
        table, previous = _two(newest(self.tables(), seconds))
        if table is None:
            text = f"No table of {seconds} seconds has been made yet."
            return [nodes.paragraph(text=text)]
        text = f"This is {table.name}. {_compared_with(table, previous)}"
        return [
            nodes.paragraph(text=text),
            table_by_instance(table, previous, self.finalists()),
        ]


class BenchmarkThreads(BenchmarkDirective):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        return one_thread_and_two(self.tables(), int(self.arguments[0]))


class BenchmarkOverTime(BenchmarkDirective):
    def run(self) -> list[nodes.Node]:
        tables = [t for t in self.tables() if t.threads == USUAL_THREADS]
        curves = [t for t in tables if is_whole(t, tables) and t.curve][:MOST_CURVES]
        if not curves:
            text = "No table of all instances has the columns of the curve yet."
            return [nodes.paragraph(text=text)]
        times = sorted({seconds for table in curves for seconds in table.curve})
        heading = ("mean gap %", *(f"{seconds} s" for seconds in times))
        rows = [
            (table.label, *(_gap(table.curve.get(seconds)) for seconds in times))
            for table in curves
        ]
        chart = nodes.raw("", gap_over_time(curves).svg(), format="html")
        return [chart, plain_table(heading, rows)]


class BenchmarkFinalists(BenchmarkDirective):
    def run(self) -> list[nodes.Node]:
        tables = self.tables()
        shown = [table for s in LENGTHS_S for table in newest(tables, s)[:1]]
        if not shown:
            return [nodes.paragraph(text="No table has been made yet.")]
        chart = gap_by_instance(shown, self.finalists())
        return [nodes.raw("", chart.svg(), format="html")]


class BenchmarkRuns(BenchmarkDirective):
    def run(self) -> list[nodes.Node]:
        heading = (
            "instance",
            "seed",
            "cost",
            "gap %",
            "feasible after",
            "yardstick after",
        )
        shown: list[nodes.Node] = []
        for table in self.tables():
            commits = ", ".join(dict.fromkeys(run.commit for run in table.runs))
            machines = "; ".join(dict.fromkeys(run.machine for run in table.runs))
            about = f"{table.time_limit_s} s, commit {commits}, {machines}"
            summary = f"<details><summary>{escape(f'{table.name}: {about}')}</summary>"
            rows = [
                (
                    run.instance,
                    str(run.seed),
                    f"{run.cost:,}" if run.feasible else "infeasible",
                    _gap(run.gap_percent),
                    _seconds(run.first_feasible_s),
                    _mean_time_to_yardstick([run]),
                )
                for runs in table.runs_by_instance.values()
                for run in runs
            ]
            shown += [
                nodes.raw("", summary, format="html"),
                plain_table(heading, rows),
                nodes.raw("", "</details>", format="html"),
            ]
        return shown


def _seconds(seconds: float | None) -> str:
    return UNKNOWN if seconds is None else f"{seconds:.2f} s"


def _two(tables: list[RunTable]) -> tuple[RunTable | None, RunTable | None]:
    first, second, *_ = [*tables, None, None]
    return first, second


def _compared_with(table: RunTable, previous: RunTable | None) -> str:
    if previous is None:
        return "There is no earlier table of this length to compare it with."
    here, there = ({run.machine for run in t.runs} for t in (table, previous))
    elsewhere = "" if here == there else ", which was made on another machine"
    return (
        f"Changes are in percentage points of the mean gap, against {previous.name}"
        f"{elsewhere}; with few seeds, small ones are chance."
    )


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("benchmark-tables", BenchmarkTables)
    app.add_directive("benchmark-instances", BenchmarkInstances)
    app.add_directive("benchmark-threads", BenchmarkThreads)
    app.add_directive("benchmark-over-time", BenchmarkOverTime)
    app.add_directive("benchmark-finalists", BenchmarkFinalists)
    app.add_directive("benchmark-runs", BenchmarkRuns)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
