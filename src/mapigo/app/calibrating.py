"""Calibrate a centre from its own records, leaning on the published figures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from mapigo.app.calibration_rows import QuantilesPlanned, table_rows
from mapigo.app.fitted_centre import FittedCentre, with_fits
from mapigo.domain import OPERATION, WARD, PastCase, PastStay, PlanningProblem
from mapigo.examples import PublishedFigures
from mapigo.forecasting import Calibration, calibrate
from mapigo.formats import PastRecords, read_past_cases, write_calibration

__all__ = [
    "CalibratedCentre",
    "calibrate_records",
    "places_of",
    "read_records",
    "usual_quantiles",
    "write_calibrated",
]


@dataclass(frozen=True, slots=True)
class CalibratedCentre:
    """A calibration with the quantiles that are planned, and a centre if one came."""

    calibration: Calibration
    records: PastRecords
    quantiles: QuantilesPlanned
    fitted: FittedCentre | None


def usual_quantiles() -> QuantilesPlanned:
    """Return the quantiles that the example heart centre plans."""
    figures = PublishedFigures()
    return QuantilesPlanned(
        stay=figures.quantile_planned(WARD),
        minutes=figures.quantile_planned(OPERATION),
    )


def places_of(problem: PlanningProblem | None) -> frozenset[str]:
    """Return the places where stays can be: the centre's, or those of the example."""
    if problem is None:
        return PublishedFigures().places()
    return frozenset({WARD, OPERATION, *(pool.id for pool in problem.centre.pools)})


def read_records(
    path: Path, places: Collection[str], turnover_minutes: int = 0
) -> PastRecords:
    """Return past cases, with the turnover that each operation was recorded without.

    Raises
    ------
    InputError
        With every fault of the table, each with its line.
    """
    records = read_past_cases(path, places)
    cases = tuple(_with_turnover(case, turnover_minutes) for case in records.cases)
    return replace(records, cases=cases)


def _with_turnover(case: PastCase, minutes: int) -> PastCase:
    stays = tuple(
        replace(stay, length=stay.length + minutes) if _is_operation(stay) else stay
        for stay in case.stays
    )
    return replace(case, stays=stays)


def _is_operation(stay: PastStay) -> bool:
    return stay.place == OPERATION


def calibrate_records(
    records: PastRecords,
    quantiles: QuantilesPlanned,
    problem: PlanningProblem | None = None,
    *,
    change_planned: bool = False,
) -> CalibratedCentre:
    """Fit the records, and lay the fits onto a centre if there is one.

    Parameters
    ----------
    records
        The past cases.
    quantiles
        Which share of lengths planned days and minutes are to cover.
    problem
        The centre whose waiting list is to carry the fits.
    change_planned
        Whether its planned days and minutes become those of the fits as well.
    """
    calibration = calibrate(records.cases, PublishedFigures())
    fitted = None
    if problem is not None:
        planned = quantiles if change_planned else None
        fitted = with_fits(problem, calibration.fits, planned)
    return CalibratedCentre(calibration, records, quantiles, fitted)


def write_calibrated(centre: CalibratedCentre, folder: Path) -> None:
    """Write the tables, and the fitted centre if there is one, into a folder.

    Raises
    ------
    OutputError
        When the folder cannot be written.
    """
    rows = table_rows(centre.calibration, centre.quantiles)
    problem = centre.fitted.problem if centre.fitted else None
    write_calibration(folder, rows, problem)
