"""The benchmark tables of ``bench/results``, old ones with fewer columns among them."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean, median

NAME = re.compile(r"(\d{4}-\d\d-\d\d)-(?:(\d\d)(\d\d)-)?(.+)")
USUAL_THREADS = 2
CURVE_COLUMN = re.compile(r"cost_(\d+)s")


@dataclass(frozen=True)
class Run:
    """One row: what was planned, how long, how well."""

    instance: str
    seed: int
    time_limit_s: int
    threads: int
    feasible: bool
    cost: int
    best_known: int | None
    gap_percent: float | None
    yardstick: int | None
    yardstick_s: float | None
    first_feasible_s: float | None
    cost_after_s: Mapping[int, int | None]
    commit: str
    machine: str

    def gap_percent_after(self, seconds: int) -> float | None:
        """Return the gap at that time; ``None`` if not measured or not feasible yet."""
        cost = self.cost_after_s.get(seconds)
        if cost is None or not self.best_known:
            return None
        return 100 * (cost - self.best_known) / self.best_known


@dataclass(frozen=True)
class RunTable:
    """The runs of one file that had the same time and threads."""

    name: str
    time_limit_s: int
    threads: int
    runs: tuple[Run, ...]

    @property
    def made(self) -> str:
        """Return the day, and the time if the name has one, when it was made."""
        found = NAME.fullmatch(self.name)
        if not found:
            return ""
        day, hours, minutes, _ = found.groups()
        return f"{day} {hours}:{minutes}" if hours else day

    @property
    def question(self) -> str:
        """Return the name without the day and time."""
        found = NAME.fullmatch(self.name)
        return found[4] if found else self.name

    @property
    def label(self) -> str:
        """Return a short name for charts."""
        return f"{self.made or self.name}, {self.time_limit_s} s"

    @cached_property
    def runs_by_instance(self) -> dict[str, list[Run]]:
        """Return the runs of each instance, one a seed, by name."""
        found = defaultdict(list)
        for run in sorted(self.runs, key=lambda run: (run.instance, run.seed)):
            found[run.instance].append(run)
        return dict(found)

    @property
    def n_seeds(self) -> int:
        """Return how many runs an instance had at most."""
        return max(map(len, self.runs_by_instance.values()))

    @cached_property
    def gap_by_instance(self) -> dict[str, float]:
        """Return each instance's mean gap in percent, where one is known."""
        return {
            instance: fmean(gaps)
            for instance, runs in self.runs_by_instance.items()
            if (gaps := [r.gap_percent for r in runs if r.gap_percent is not None])
        }

    @property
    def mean_gap_percent(self) -> float | None:
        """Return the mean over instances of their mean gaps."""
        gaps = self.gap_by_instance.values()
        return fmean(gaps) if gaps else None

    def mean_gap_percent_after(self, seconds: int) -> float | None:
        """Return the mean gap at that time, if each run had a feasible plan by then."""
        gaps = [run.gap_percent_after(seconds) for run in self.runs]
        known = [gap for gap in gaps if gap is not None]
        return fmean(known) if len(known) == len(gaps) else None

    @property
    def curve(self) -> dict[int, float]:
        """Return the mean gap in percent at each time for which it is known."""
        times = sorted({s for run in self.runs for s in run.cost_after_s})
        gaps = {s: self.mean_gap_percent_after(s) for s in times}
        return {s: gap for s, gap in gaps.items() if gap is not None}

    @property
    def median_yardstick_s(self) -> float | None:
        """Return the median time to the yardstick, endless if most never reached it.

        ``None`` where it was not measured.
        """
        timed = [run for run in self.runs if run.yardstick is not None]
        times = [math.inf if r.yardstick_s is None else r.yardstick_s for r in timed]
        return median(times) if times else None


def read_run_tables(folder: Path) -> list[RunTable]:
    """Return the tables of a folder, the newest first; names begin with the date."""
    tables = []
    for path in sorted(folder.glob("*.csv"), reverse=True):
        groups = defaultdict(list)
        for run in _runs(path):
            groups[run.time_limit_s, run.threads].append(run)
        tables += [
            RunTable(path.stem, *group, tuple(runs)) for group, runs in groups.items()
        ]
    return tables


def newest(
    tables: list[RunTable], time_limit_s: int, threads: int = USUAL_THREADS
) -> list[RunTable]:
    """Return the newest table of this length and the one before, as far as there are.

    Only tables of as many instances as any table of this length are looked at.
    """
    of_length = [
        table
        for table in tables
        if (table.time_limit_s, table.threads) == (time_limit_s, threads)
    ]
    return [table for table in of_length if is_whole(table, of_length)][:2]


def is_whole(table: RunTable, others: list[RunTable]) -> bool:
    """Tell whether no other table has more instances."""
    most = max(len(other.runs_by_instance) for other in others)
    return len(table.runs_by_instance) == most


def _runs(path: Path) -> list[Run]:
    with path.open(encoding="utf-8", newline="") as file:
        return [_run(row) for row in csv.DictReader(file)]


def _run(row: Mapping[str, str]) -> Run:
    return Run(
        instance=row["instance"],
        seed=int(row["seed"]),
        # Tables had no time limit at first.
        time_limit_s=round(float(row.get("time_limit_s") or row["seconds"])),
        threads=int(row["threads"]),
        feasible=row["feasible"] == "True",
        cost=int(row["cost"]),
        best_known=_whole(row.get("best_known")),
        gap_percent=_number(row.get("gap_percent")),
        yardstick=_whole(row.get("yardstick")),
        yardstick_s=_number(row.get("yardstick_s")),
        first_feasible_s=_number(row.get("first_feasible_s")),
        cost_after_s={
            int(found[1]): _whole(cost)
            for column, cost in row.items()
            if (found := CURVE_COLUMN.fullmatch(column))
        },
        commit=row["commit"],
        machine=row["machine"],
    )


def _whole(cell: str | None) -> int | None:
    return int(cell) if cell else None


def _number(cell: str | None) -> float | None:
    return float(cell) if cell else None
