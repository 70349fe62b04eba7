"""Costs to compare with: for each instance the best known, and a yardstick."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from mapigo.errors import Fault, InputError
from mapigo.formats.text_files import read_text

__all__ = ["NOTHING_KNOWN", "KnownCosts", "read_known_costs"]


@dataclass(frozen=True, slots=True)
class KnownCosts:
    """What others have reached on one instance.

    ``yardstick`` is a cost to be timed against: how soon is it reached?
    """

    best_known: int | None = None
    yardstick: int | None = None


NOTHING_KNOWN = KnownCosts()


def read_known_costs(path: Path) -> dict[str, KnownCosts]:
    """Read the columns ``instance``, ``best_known`` and ``yardstick`` of a CSV file.

    The column ``yardstick``, and each of its cells, may be missing.

    Raises
    ------
    InputError
        When the file cannot be read, or with every cell that is not as expected.
    """
    reader = csv.DictReader(read_text(path).splitlines())
    missing = {"instance", "best_known"} - set(reader.fieldnames or ())
    if missing:
        msg = (
            f"{path} should be a CSV file with the columns instance and best_known; "
            f"it lacks {' and '.join(sorted(missing))}."
        )
        raise InputError(msg)
    known: dict[str, KnownCosts] = {}
    faults: list[Fault] = []
    for row in reader:
        found = _faults(row, where=f"{path}, line {reader.line_num}")
        faults += found
        if not found:
            yardstick = row.get("yardstick")
            known[row["instance"]] = KnownCosts(
                int(row["best_known"]), int(yardstick) if yardstick else None
            )
    if faults:
        raise InputError(faults)
    return known


def _faults(row: dict[str, str], where: str) -> list[Fault]:
    cost, yardstick = row["best_known"] or "", row.get("yardstick") or ""
    faults = []
    if not _is_whole(cost):
        faults.append(f"best_known should be a whole number, not {cost!r}.")
    if yardstick and not _is_whole(yardstick):
        faults.append(
            f"yardstick should be a whole number or empty, not {yardstick!r}."
        )
    return [Fault(message, where=where) for message in faults]


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit()
