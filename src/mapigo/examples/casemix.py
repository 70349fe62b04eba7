"""Which procedures the centre does, how often, and how long they take in theatre."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import LogNormal, TheatreKind
from mapigo.examples import figures
from mapigo.examples.tables import Row, rows

__all__ = [
    "Procedure",
    "case_minutes",
    "draw_procedures",
    "planned_minutes",
    "procedures",
]

STEP_MINUTES = 5
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Procedure:
    """One line of the case mix.

    ``findings`` is a group of ``data/findings.csv``, or empty. ``volume_per_year`` is
    that of one centre. ``operation_minutes`` is the published distribution;
    ``other_minutes`` are those before it and for turnover.
    """

    id: str
    name: str
    specialty: str
    ward: str
    theatre_kind: TheatreKind
    capabilities: frozenset[str]
    teams: tuple[str, ...]
    equipment: frozenset[str]
    care: str
    patient_group: str
    target_group: str
    findings: str
    volume_per_year: float
    operation_minutes: LogNormal
    other_minutes: float


@cache
def procedures() -> tuple[Procedure, ...]:
    """Return the procedures of the centre, in the order of their table."""
    return tuple(_procedure(row) for row in rows("procedures"))


def _procedure(row: Row) -> Procedure:
    return Procedure(
        id=row["procedure"],
        name=row["name"],
        specialty=row["specialty"],
        ward=row["ward"],
        theatre_kind=TheatreKind(row["theatre_kind"]),
        capabilities=frozenset(row["capabilities"].split()),
        teams=tuple(row["teams"].split()),
        equipment=frozenset(row["equipment"].split()),
        care=row["care"],
        patient_group=row["patient_group"],
        target_group=row["target_group"],
        findings=row["findings"],
        volume_per_year=_volume_per_year(row),
        operation_minutes=figures.minutes(row["minutes"]),
        other_minutes=_other_minutes(row),
    )


def _volume_per_year(row: Row) -> float:
    """Return the volume of one centre: the national one shared out, or its own."""
    centres = figures.value(row["centres"]) if row["centres"] else 1.0
    return figures.value(row["volume"]) / centres * figures.share(row["part"])


def _other_minutes(row: Row) -> float:
    before = figures.value(row["preparation"]) if row["preparation"] else 0.0
    return before + figures.value(row["turnover"])


def draw_procedures(n: int, stream: np.random.Generator) -> list[Procedure]:
    """Return ``n`` procedures in random order, in numbers true to the volumes."""
    volumes = np.array([procedure.volume_per_year for procedure in procedures()])
    numbers = _whole_numbers(n * volumes / volumes.sum(), n)
    order = stream.permutation(np.repeat(np.arange(len(volumes)), numbers))
    return [procedures()[index] for index in order]


def _whole_numbers(wanted: NDArray[np.float64], total: int) -> NDArray[np.int64]:
    """Round to whole numbers of a given sum, by largest remainder."""
    numbers = np.floor(wanted).astype(np.int64)
    largest_remainders = np.argsort(numbers - wanted, kind="stable")
    numbers[largest_remainders[: total - numbers.sum()]] += 1
    return numbers


def case_minutes(procedure: Procedure, quantile: float) -> LogNormal:
    """Return how long a patient's case takes, turnover included, as known beforehand.

    The spread is split as that of stays is: what is known of this patient shifts the
    mean, the rest stays uncertain. Over all patients, operations take as long as was
    published.

    Parameters
    ----------
    procedure
        What is done.
    quantile
        Where what is known puts this patient among all others: 0.5 for a typical one.
    """
    whole, known = procedure.operation_minutes, figures.value("known_share_of_minutes")
    shift = whole.log_sd * math.sqrt(known) * NormalDist().inv_cdf(quantile)
    return LogNormal(
        log_mean=round(whole.log_mean + shift, DIGITS),
        log_sd=round(whole.log_sd * math.sqrt(1 - known), DIGITS),
        at_least=procedure.other_minutes,
    )


def planned_minutes(minutes: LogNormal) -> int:
    """Return the minutes planned for a case: a quantile of those it may take."""
    exact = minutes.quantile(figures.value("minutes_quantile"))
    return STEP_MINUTES * round(exact / STEP_MINUTES)
