"""A calibration as text: the fits, how well they foretold, and what was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table

from mapigo.cli.terminal import results, say

if TYPE_CHECKING:
    from mapigo.app.calibrating import CalibratedCentre
    from mapigo.app.calibration_rows import QuantilesPlanned
    from mapigo.forecasting import ShareBelow, StayFit, Typical

__all__ = ["calibrated_as_json", "print_calibrated"]

PERCENT = 100
MOST_NAMED = 5
LARGE = 100


def print_calibrated(centre: CalibratedCentre, folder: Path) -> None:
    """Print what was fitted, how well it foretold, and where it was written."""
    n_cases = len(centre.records.cases)
    n_procedures = len(centre.calibration.case_mix)
    say(f"{_count(n_cases, 'case')} of {_count(n_procedures, 'procedure')}.")
    if centre.records.n_stays_before:
        n_before = _count(centre.records.n_stays_before, "stay")
        say(f"{n_before} before the operation left out: these are planned, not drawn.")
    say()
    results().print(_fits(centre.calibration.fits, centre.quantiles))
    say()
    _explain(centre.calibration.fits)
    say()
    _print_reliability(centre.calibration.fits)
    say()
    _print_written(centre, folder)


def _fits(fits: Iterable[StayFit], quantiles: QuantilesPlanned) -> Table:
    from mapigo.app.calibration_rows import planned_length
    from mapigo.domain import unit_of

    table = _table("procedure", "place")
    for name in ("cases", "own"):
        table.add_column(name, justify="right")
    table.add_column("leans on")
    table.add_column("plan", justify="right", no_wrap=True)
    table.add_column("trust")
    for fit in fits:
        unit = {"days": "d", "minutes": "min"}[unit_of(fit.place)]
        table.add_row(
            escape(fit.procedure),
            escape(fit.place),
            f"{fit.n_cases:,}",
            _percent(fit.weight_of_records),
            str(fit.leans_on),
            f"{planned_length(fit, quantiles)} {unit}",
            str(fit.judgement.verdict),
        )
    return table


def _print_reliability(fits: Iterable[StayFit]) -> None:
    """Print how well fits foretold, those with cases enough to tell."""
    from mapigo.forecasting import Verdict

    judged = [fit for fit in fits if fit.judgement.verdict != Verdict.FEW_CASES]
    if not judged:
        say("No fit has cases enough to tell how well it foretells.")
        return
    say("How cases came out that had no part in the fit that foretold them:")
    say()
    results().print(_reliability(judged))
    say()
    say("within: share of cases at or below the foretold quantile, which should be as")
    say("  in the heading; in brackets where it may lie by chance.")
    say("mean, 9 in 10 within: as recorded/foretold/published, in days or minutes.")


def _reliability(fits: Iterable[StayFit]) -> Table:
    table = _table("procedure", "place")
    for percent in (50, 80, 90):
        table.add_column(f"within\n{percent} %", justify="right", no_wrap=True)
    table.add_column("mean", justify="right", no_wrap=True)
    table.add_column("9 in 10\nwithin", justify="right", no_wrap=True)
    for fit in fits:
        judged = fit.judgement
        typical = (judged.recorded, judged.foretold, judged.published)
        table.add_row(
            escape(fit.procedure),
            escape(fit.place),
            *map(_share, judged.shares_below),
            "/".join(_mean(one) for one in typical),
            "/".join(_long(one) for one in typical),
        )
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _percent(share: float) -> str:
    return f"{round(PERCENT * share)} %"


def _share(below: ShareBelow) -> str:
    share, low, high = (
        round(PERCENT * one) for one in (below.share, below.low, below.high)
    )
    return f"{share} ({low}–{high})"


def _mean(typical: Typical | None) -> str:
    if typical is None:
        return "–"
    return f"{typical.mean:.{0 if typical.mean >= LARGE else 1}f}"


def _long(typical: Typical | None) -> str:
    return "–" if typical is None else f"{typical.long:.0f}"


def _explain(fits: Sequence[StayFit]) -> None:
    """Say what the column ``own`` means, and the words of trust that stand there."""
    from mapigo.forecasting.verdict import MEANINGS

    found = {fit.judgement.verdict for fit in fits}
    say("own: weight of these records in the fit; the rest leans on other figures.")
    say("trust:")
    for verdict, meaning in MEANINGS.items():
        if verdict in found:
            say(f"  {verdict}: {meaning}.")


def _print_written(centre: CalibratedCentre, folder: Path) -> None:
    fitted = centre.fitted
    if fitted is not None:
        n_entries = len(fitted.problem.waiting_list)
        say(
            f"Of {n_entries:,} on the waiting list, {fitted.n_with_stays:,} got fitted "
            f"stays and {fitted.n_with_duration:,} a fitted duration."
        )
        if fitted.procedures_without:
            say(
                f"No records of {_named(fitted.procedures_without)}: left as they were."
            )
        say(f"Wrote {folder} and {folder / 'centre'}.")
    else:
        say(f"Wrote {folder}.")


def _named(procedures: tuple[str, ...]) -> str:
    names = [name or "entries without a procedure" for name in procedures[:MOST_NAMED]]
    n_more = len(procedures) - len(names)
    return ", ".join(names) + (f" and {n_more} more" if n_more else "")


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def calibrated_as_json(centre: CalibratedCentre) -> dict[str, Any]:
    """Return a calibration as plain values, ready for JSON."""
    from mapigo.app.calibration_rows import calibration_as_json

    value = calibration_as_json(centre.calibration, centre.quantiles)
    fitted = centre.fitted
    return value | {
        "cases": len(centre.records.cases),
        "stays_before_operation": centre.records.n_stays_before,
        "waiting_list": fitted and len(fitted.problem.waiting_list),
        "entries_with_stays": fitted and fitted.n_with_stays,
        "entries_with_duration": fitted and fitted.n_with_duration,
        "procedures_without_records": fitted and list(fitted.procedures_without),
    }
