"""The table of a benchmark: one row per instance and seed, in a CSV file that grows."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import fmean

from mapigo.errors import Fault, InputError, OutputError
from mapigo.formats.text_files import read_text
from mapigo.scoring import Score

__all__ = [
    "COLUMNS",
    "BenchRow",
    "append_row",
    "check_bench_table",
    "gap_percent",
    "mean_gap_percent",
    "read_best_known",
]


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One run: what was planned, how long, how well, and with what.

    ``first_feasible_s`` counts from the start of planning. ``machine`` is processor
    and cores, never a host name.
    """

    instance: str
    seed: int
    seconds: float
    threads: int
    feasible: bool
    cost: int
    best_known: int | None
    gap_percent: float | None
    proposals: int
    proposals_per_second: int
    first_feasible_s: float | None
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


def read_best_known(path: Path) -> dict[str, int]:
    """Read the columns ``instance`` and ``best_known`` of a CSV file.

    Raises
    ------
    InputError
        When the file cannot be read, or with every line that is not as expected.
    """
    rows = list(csv.DictReader(read_text(path).splitlines()))
    missing = {"instance", "best_known"} - set(rows[0] if rows else ())
    if missing:
        msg = (
            f"{path} should be a CSV file with the columns instance and best_known; "
            f"it lacks {' and '.join(sorted(missing))}."
        )
        raise InputError(msg)
    return _best_known_by_instance(path, rows)


def _best_known_by_instance(path: Path, rows: list[dict[str, str]]) -> dict[str, int]:
    best_known: dict[str, int] = {}
    faults = []
    for line, row in enumerate(rows, start=2):
        cost = row["best_known"] or ""
        if cost.isascii() and cost.isdigit():
            best_known[row["instance"]] = int(cost)
        else:
            message = f"best_known should be a whole number, not {cost!r}."
            faults.append(Fault(message, where=f"{path}, line {line}"))
    if faults:
        raise InputError(faults)
    return best_known


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
