"""``mapigo calibrate``: how long things take, from a centre's own records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapigo.cli.options import Json, Quiet, examples

if TYPE_CHECKING:
    from mapigo.app.calibration_rows import QuantilesPlanned

__all__ = ["EXAMPLES", "calibrate"]

EXAMPLES = examples(
    "mapigo calibrate stays.csv calibrated/",
    "mapigo calibrate stays.csv calibrated/ --centre heart-centre/",
    "mapigo calibrate stays.csv calibrated/ --json > calibrated.json",
)
MOST_TURNOVER_MINUTES = 240
LEAST_QUANTILE, LARGEST_QUANTILE = 0.05, 0.99


def _check_quantile(quantile: float | None) -> float | None:
    if quantile is None or LEAST_QUANTILE <= quantile <= LARGEST_QUANTILE:
        return quantile
    msg = (
        f"expected a share from {LEAST_QUANTILE} to {LARGEST_QUANTILE}, not "
        f"{quantile:g}."
    )
    raise typer.BadParameter(msg)


def _check_turnover(minutes: int) -> int:
    if 0 <= minutes <= MOST_TURNOVER_MINUTES:
        return minutes
    msg = f"expected 0 to {MOST_TURNOVER_MINUTES} minutes, not {minutes}."
    raise typer.BadParameter(msg)


def calibrate(
    stays: Annotated[
        Path,
        typer.Argument(
            metavar="STAYS",
            help="A CSV table of past cases: a row for each stay in a place and for "
            "each operation.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="The folder to write.", show_default=False),
    ],
    centre: Annotated[
        Path | None,
        typer.Option(
            "--centre",
            metavar="INPUT",
            help="Write this centre to OUT/centre, its waiting list carrying the "
            "fitted lengths. INPUT stays as it is.",
            show_default=False,
        ),
    ] = None,
    change_planned: Annotated[
        bool,
        typer.Option(
            "--planned",
            help="With --centre: planned days and minutes become those of the fits "
            "too; otherwise they stay.",
        ),
    ] = False,
    stay_quantile: Annotated[
        float | None,
        typer.Option(
            "--stay-quantile",
            metavar="SHARE",
            help="Share of stays that planned days cover; without it 0.6.",
            callback=_check_quantile,
            show_default=False,
        ),
    ] = None,
    minutes_quantile: Annotated[
        float | None,
        typer.Option(
            "--minutes-quantile",
            metavar="SHARE",
            help="Share of operations that planned minutes cover; without it 0.5.",
            callback=_check_quantile,
            show_default=False,
        ),
    ] = None,
    turnover_minutes: Annotated[
        int,
        typer.Option(
            "--turnover",
            metavar="MINUTES",
            help="Minutes of turnover to add to each operation, if the records leave "
            "it out.",
            callback=_check_turnover,
        ),
    ] = 0,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Fit stays and theatre minutes to a centre's own records.

    Few cases lean on the published figures. Each fit is judged on cases that had no
    part in it: whether they lasted as long as foretold. OUT holds the fits, how well
    each foretold, and the case mix.
    """
    from mapigo.app.calibrating import (
        calibrate_records,
        places_of,
        read_records,
        usual_quantiles,
        write_calibrated,
    )
    from mapigo.app.outputs import check_apart, check_folder
    from mapigo.cli.calibration_tables import calibrated_as_json, print_calibrated
    from mapigo.cli.terminal import print_json
    from mapigo.formats import read_problem
    from mapigo.formats.calibration_tables import CALIBRATION_FILES, CENTRE_WITHIN

    if change_planned and centre is None:
        msg = "there is no centre to change: add --centre."
        raise typer.BadParameter(msg, param_hint="'--planned'")
    within = out / CENTRE_WITHIN
    check_apart([stays, *([centre] if centre else [])], [out, within])
    check_folder(out, CALIBRATION_FILES)
    problem = read_problem(centre) if centre else None
    records = read_records(stays, places_of(problem), turnover_minutes)
    quantiles = _with_asked(usual_quantiles(), stay_quantile, minutes_quantile)
    calibrated = calibrate_records(
        records, quantiles, problem, change_planned=change_planned
    )
    write_calibrated(calibrated, out)
    if as_json:
        print_json(calibrated_as_json(calibrated))
    elif not quiet:
        print_calibrated(calibrated, out)


def _with_asked(
    usual: QuantilesPlanned, stay: float | None, minutes: float | None
) -> QuantilesPlanned:
    from dataclasses import replace

    if stay is not None:
        usual = replace(usual, stay=stay)
    if minutes is not None:
        usual = replace(usual, minutes=minutes)
    return usual
