"""The way of each procedure through the house, and the days planned for a patient."""

from __future__ import annotations

import math
from functools import cache

from mapigo.domain import OPERATION, LogNormal, Pathway, Stage
from mapigo.examples import figures
from mapigo.examples.tables import Row, rows

__all__ = ["pathway", "stage_length"]

DIGITS = 4
SHORTEST_STAGE_DAYS = 0.5
"""What is left of a hospital stay after its earlier parts is at least this."""


def pathway(procedure_id: str, frailty: float, stay_quantile: float) -> Pathway:
    """Return a patient's pathway with the days planned for each stage.

    Parameters
    ----------
    procedure_id
        Id of the procedure.
    frailty
        Standard normal deviate: what is known beforehand about this patient's stay,
        in every stage. Over patients, the stays have the published distribution.
    stay_quantile
        Share of such a patient's stays that the planned days cover.
    """
    return Pathway(
        tuple(_stage(row, frailty, stay_quantile) for row in _rows_of(procedure_id))
    )


@cache
def _rows_of(procedure_id: str) -> tuple[Row, ...]:
    return tuple(row for row in rows("pathways") if row["procedure"] == procedure_id)


def stage_length(procedure_id: str, place: str) -> LogNormal | None:
    """Return the published days at a place after the operation, over all patients.

    Days that the example plans as fixed have the usual spread here.
    """
    stages = _rows_of(procedure_id)
    numbers = [i for i, row in enumerate(stages) if row["place"] == OPERATION]
    for row in stages[numbers[0] + 1 :]:
        if row["place"] == place:
            return _published(row["length"], row["less"])
    return None


def _stage(row: Row, frailty: float, stay_quantile: float) -> Stage:
    if row["place"] == OPERATION:
        return Stage(OPERATION, 0)
    if row["days"] == "fixed":
        return Stage(row["place"], round(figures.value(row["length"])))
    length = _of_patient(_published(row["length"], row["less"]), frailty)
    return Stage(row["place"], max(1, round(length.quantile(stay_quantile))), length)


@cache
def _published(figure: str, less: str) -> LogNormal:
    """Return the stage's distribution: the figure, less the medians of others."""
    whole = figures.days(figure)
    others = sum(math.exp(figures.days(other).log_mean) for other in less.split())
    median = max(SHORTEST_STAGE_DAYS, math.exp(whole.log_mean) - others)
    return LogNormal(math.log(median), whole.log_sd)


def _of_patient(length: LogNormal, frailty: float) -> LogNormal:
    """Split the spread: what is known shifts the mean, the rest stays uncertain."""
    known = figures.value("known_share_of_spread")
    log_mean = length.log_mean + length.log_sd * math.sqrt(known) * frailty
    log_sd = length.log_sd * math.sqrt(1 - known)
    return LogNormal(round(log_mean, DIGITS), round(log_sd, DIGITS))
