"""A calibration as rows of tables, and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from mapigo.domain import OPERATION, unit_of
from mapigo.domain.validation.limits import MOST_MINUTES_PER_DAY, MOST_STAY_DAYS
from mapigo.forecasting import Calibration, StayFit, Typical
from mapigo.formats.calibration_tables import (
    CASE_MIX_TABLE,
    LENGTHS_TABLE,
    RELIABILITY_TABLE,
)
from mapigo.formats.tables.distribution_text import distribution_text

__all__ = ["QuantilesPlanned", "calibration_as_json", "planned_length", "table_rows"]

STEP_MINUTES = 5
DIGITS = 4
PERCENT = 100

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class QuantilesPlanned:
    """Which share of stays, and of minutes in theatre, planned lengths cover."""

    stay: float
    minutes: float


def planned_length(fit: StayFit, quantiles: QuantilesPlanned) -> int:
    """Return the whole days, or the minutes in steps of five, to plan."""
    if fit.place == OPERATION:
        exact = fit.distribution.quantile(quantiles.minutes)
        minutes = STEP_MINUTES * max(1, round(exact / STEP_MINUTES))
        return min(minutes, MOST_MINUTES_PER_DAY)
    days = max(1, round(fit.distribution.quantile(quantiles.stay)))
    return min(days, MOST_STAY_DAYS)


def table_rows(
    calibration: Calibration, quantiles: QuantilesPlanned
) -> Mapping[str, list[Values]]:
    """Return the rows of every table of a calibration, by the table's name."""
    return {
        LENGTHS_TABLE.name: [_length_row(fit, quantiles) for fit in calibration.fits],
        RELIABILITY_TABLE.name: [_reliability_row(fit) for fit in calibration.fits],
        CASE_MIX_TABLE.name: [
            {
                "procedure": line.procedure,
                "cases": line.n_cases,
                "share": round(line.share, DIGITS),
                "per_year": line.per_year and round(line.per_year, 1),
            }
            for line in calibration.case_mix
        ],
    }


def _length_row(fit: StayFit, quantiles: QuantilesPlanned) -> Values:
    return {
        "procedure": fit.procedure,
        "place": fit.place,
        "unit": unit_of(fit.place),
        "cases": fit.n_cases,
        "not_over": fit.n_not_over,
        "distribution": fit.distribution,
        "planned": planned_length(fit, quantiles),
        "own_weight": round(fit.weight_of_records, DIGITS),
        "leans_on": str(fit.leans_on),
        "shape": fit.shape,
        "verdict": str(fit.judgement.verdict),
    }


def _reliability_row(fit: StayFit) -> Values:
    judgement = fit.judgement
    row: Values = {
        "procedure": fit.procedure,
        "place": fit.place,
        "cases": fit.n_cases,
    }
    for below in judgement.shares_below:
        name = f"below_{round(PERCENT * below.level)}"
        row[name] = round(below.share, DIGITS)
        row[f"{name}_low"] = round(below.low, DIGITS)
        row[f"{name}_high"] = round(below.high, DIGITS)
    for word in ("recorded", "foretold", "published"):
        typical: Typical | None = getattr(judgement, word)
        row[f"mean_{word}"] = typical and round(typical.mean, 2)
        row[f"long_{word}"] = typical and round(typical.long, 2)
    published_score = judgement.published_log_score
    return row | {
        "log_score": round(judgement.log_score, DIGITS),
        "published_log_score": published_score and round(published_score, DIGITS),
        "verdict": str(judgement.verdict),
    }


def calibration_as_json(
    calibration: Calibration, quantiles: QuantilesPlanned
) -> Values:
    """Return the same rows as plain values, each fit with how well it foretold."""
    rows = table_rows(calibration, quantiles)
    lengths = [
        length
        | reliability
        | {"distribution": distribution_text(length["distribution"])}
        for length, reliability in zip(
            rows[LENGTHS_TABLE.name], rows[RELIABILITY_TABLE.name], strict=True
        )
    ]
    return {
        "lengths": lengths,
        "case_mix": rows[CASE_MIX_TABLE.name],
        "quantiles_planned": asdict(quantiles),
    }
