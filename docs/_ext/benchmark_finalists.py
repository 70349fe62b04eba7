"""What the finalists of the competition published, from ``bench/finalists.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finalists:
    """Gaps to the best known of one instance, in percent, where they are known."""

    sdu_gap_percent: float | None
    phase1_gap_percent: float | None


def read_finalists(path: Path) -> dict[str, Finalists]:
    """Return the finalists' gaps by instance."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["instance"]: _finalists(row) for row in csv.DictReader(file)}


def _finalists(row: dict[str, str]) -> Finalists:
    best_known, sdu, phase1 = (
        float(row[name]) if row[name] else None
        for name in ("best_known", "sdu_gap_percent", "phase1_best")
    )
    if phase1 is not None and best_known:
        phase1 = 100 * (phase1 - best_known) / best_known
    return Finalists(sdu, phase1)
