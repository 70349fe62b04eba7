"""Directive ``benchmark-sizes``: what a patient costs, by how many there are.

It shows the newest table of ``bench/sizes/results``. The hospitals there are named
``1300-patients-2``: so many patients, and the seed that they were made with.
"""

from __future__ import annotations

import re
from pathlib import Path
from statistics import fmean

from benchmark_runs import Run, RunTable, read_run_tables
from docutils import nodes
from plain_table import plain_table
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

RESULTS = Path(__file__).resolve().parents[2] / "bench" / "sizes" / "results"
NAME = re.compile(r"(\d+)-patients-(\d+)")


def table_by_size(table: RunTable) -> nodes.table:
    """Return one line for each hospital; those of the same seed side by side."""
    times = sorted({s for run in table.runs for s in run.cost_after_s})
    times = [s for s in times if s <= table.time_limit_s]
    heading = (
        "hospital",
        "patients",
        "feasible after",
        *(f"a patient costs after {seconds} s" for seconds in times),
    )
    lines = []
    for name, runs in table.runs_by_instance.items():
        n_patients, hospital = _size(name)
        after = [_cost_a_patient(runs, n_patients, seconds) for seconds in times]
        lines.append((hospital, n_patients, _feasible_after(runs), *after))
    return plain_table(heading, [(str(h), f"{n:,}", *r) for h, n, *r in sorted(lines)])


def _size(name: str) -> tuple[int, int]:
    """Return how many patients a hospital has, and its seed."""
    found = NAME.fullmatch(name)
    if not found:
        message = f"a hospital is named like 1300-patients-2, not {name!r}"
        raise ValueError(message)
    return int(found[1]), int(found[2])


def _feasible_after(runs: list[Run]) -> str:
    times = [run.first_feasible_s for run in runs]
    known = [seconds for seconds in times if seconds is not None]
    return f"{max(known):.1f} s" if len(known) == len(times) else "never"


def _cost_a_patient(runs: list[Run], n_patients: int, seconds: int) -> str:
    costs = [run.cost_after_s.get(seconds) for run in runs]
    known = [cost for cost in costs if cost is not None]
    return f"{fmean(known) / n_patients:.1f}" if len(known) == len(costs) else "–"


class BenchmarkSizes(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        for path in (RESULTS, *RESULTS.glob("*.csv")):
            self.env.note_dependency(str(path))
        shown: list[nodes.Node] = []
        newest, *_ = read_run_tables(RESULTS)
        for table in read_run_tables(RESULTS):
            if table.name == newest.name:
                text = f"This is {table.name}, {table.threads} threads."
                shown += [nodes.paragraph(text=text), table_by_size(table)]
        return shown


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("benchmark-sizes", BenchmarkSizes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
