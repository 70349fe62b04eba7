"""The table of a benchmark: one row per instance and seed, in a CSV file that grows."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import fmean, median

from mapigo.errors import OutputError
from mapigo.scoring import Score

__all__ = [
    "COLUMNS",
    "BenchRow",
    "append_row",
    "check_bench_table",
    "gap_percent",
    "mean_gap_percent",
    "median_yardstick_s",
]


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One run: what was planned, how long, how well, and with what.

    ``cost_1s`` and its like are the cost of the best feasible plan at that time, and
    ``yardstick_s`` is when the yardstick was reached. Like ``first_feasible_s`` they
    count from the start of planning; ``process_s`` is the whole life of the process.
    ``machine`` is processor and cores, never a host name.
    """

    instance: str
    seed: int
    time_limit_s: float
    seconds: float
    threads: int
    feasible: bool
    cost: int
    best_known: int | None
    gap_percent: float | None
    yardstick: int | None
    yardstick_s: float | None
    first_feasible_s: float | None
    cost_1s: int | None
    cost_5s: int | None
    cost_10s: int | None
    cost_30s: int | None
    cost_60s: int | None
    cost_300s: int | None
    cost_600s: int | None
    process_s: float
    proposals: int
    proposals_per_second: int
    peak_memory_mb: float
    commit: str
    python: str
    numba: str
    machine: str


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(BenchRow))


def gap_percent(score: Score, best_known: int | None) -> float | None:
    """Return how far a cost lies above the best known, in percent of the latter.

    ``None`` where there is nothing to compare: an infeasible plan, or no best known.
    """
    if not score.is_feasible or not best_known:
        return None
    return round(100 * (score.cost - best_known) / best_known, 3)


def mean_gap_percent(rows: Iterable[BenchRow]) -> float | None:
    """Return the mean of the gaps that are known, ``None`` where none is."""
    gaps = [row.gap_percent for row in rows if row.gap_percent is not None]
    return fmean(gaps) if gaps else None


def median_yardstick_s(rows: Iterable[BenchRow]) -> float | None:
    """Return the median time to the yardstick of the rows that have one.

    A run that never reached it counts as one that would take for ever; where this
    makes the median endless, it is ``None``.
    """
    times = [
        math.inf if row.yardstick_s is None else row.yardstick_s
        for row in rows
        if row.yardstick is not None
    ]
    middle = median(times) if times else math.inf
    return middle if math.isfinite(middle) else None


def check_bench_table(path: Path) -> None:
    """Check that an existing file is a benchmark table that can take more rows.

    Raises
    ------
    OutputError
        When it is something else.
    """
    if not path.exists() or not path.stat().st_size:
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        header = file.readline().rstrip("\r\n")
    if header != ",".join(COLUMNS):
        msg = (
            f"{path} exists and is not a benchmark table of this version of mapigo; "
            "choose another path for the table."
        )
        raise OutputError(msg)


def append_row(path: Path, row: BenchRow) -> None:
    """Add one row to a table, with the header if the table is new.

    Raises
    ------
    OutputError
        When the file cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            if file.tell() == 0:
                writer.writeheader()
            writer.writerow(asdict(row))
    except OSError as error:
        msg = f"Cannot add to {path}: {error.strerror or error}."
        raise OutputError(msg) from error
