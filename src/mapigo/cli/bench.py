"""``mapigo bench``: how good and how fast, over a folder of instances."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapigo.cli.exit_codes import ExitCode
from mapigo.cli.options import Quiet, Seconds, Threads, examples
from mapigo.cli.terminal import errors, results, say

if TYPE_CHECKING:
    from rich.status import Status

    from mapigo.app.bench_table import BenchRow
    from mapigo.app.benchmarking import BenchRun

__all__ = ["EXAMPLES", "bench"]

EXAMPLES = examples(
    "mapigo bench competition/ --best-known bounds.csv --out results.csv",
    "mapigo bench competition/ --only i08,i16,i24 --time 30 --seeds 3 --plans plans/",
)

MOST_SEEDS = 1000


def _check_seeds(n_seeds: int) -> int:
    if 1 <= n_seeds <= MOST_SEEDS:
        return n_seeds
    msg = f"expected 1 to {MOST_SEEDS} seeds, not {n_seeds}."
    raise typer.BadParameter(msg)


def bench(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="A folder of IHTC instances (JSON) or of centre folders.",
            show_default=False,
        ),
    ],
    best_known: Annotated[
        Path | None,
        typer.Option(
            "--best-known",
            metavar="CSV",
            help="A table with the columns instance and best_known, to compare with; "
            "a column yardstick, if it has one, holds costs to be timed against.",
            show_default=False,
        ),
    ] = None,
    time_limit_s: Seconds = 60.0,
    n_threads: Threads = 2,
    n_seeds: Annotated[
        int,
        typer.Option(
            "--seeds",
            metavar="N",
            help="Plan each instance with the seeds 1 to N.",
            callback=_check_seeds,
        ),
    ] = 1,
    only: Annotated[
        str,
        typer.Option(
            "--only",
            metavar="NAMES",
            help="Plan only these instances: names with commas between.",
            show_default=False,
        ),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="CSV",
            help="Add the rows to this table, each as soon as it is known.",
            show_default=False,
        ),
    ] = None,
    plans: Annotated[
        Path | None,
        typer.Option(
            "--plans",
            metavar="DIR",
            help="Keep the cheapest feasible plan of each instance in this folder, as "
            "an IHTC solution; one that is there gives way only to a cheaper one.",
            show_default=False,
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Plan every instance of a folder and measure the gaps.

    Each run is a process of its own. Each plan is read back and scored anew. After
    Ctrl-C the rows of the finished runs remain. The exit code is 1 if any plan was
    infeasible.
    """
    from mapigo.app.bench_table import check_bench_table
    from mapigo.app.benchmarking import BenchRun, find_instances, instance_name
    from mapigo.app.known_costs import NOTHING_KNOWN, read_known_costs
    from mapigo.app.outputs import check_apart, check_file

    known = read_known_costs(best_known) if best_known else {}
    if out:
        check_file(out)
        check_bench_table(out)
    names = [name.strip() for name in only.split(",") if name.strip()]
    instances = find_instances(folder, names)
    if plans:
        check_apart([folder], [plans])  # or they would be instances the next time
        _check_plans(plans, instances)
    runs = [
        BenchRun(path, seed, time_limit_s, n_threads, costs)
        for path in instances
        for costs in [known.get(instance_name(path), NOTHING_KNOWN)]
        for seed in range(1, n_seeds + 1)
    ]
    rows: list[BenchRow] = []
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _measure(runs, rows, out, plans, quiet=quiet)
    finally:
        if rows and not quiet:
            _print_table(rows)
    if not all(row.feasible for row in rows):
        raise typer.Exit(ExitCode.INFEASIBLE)


def _check_plans(plans: Path, instances: Sequence[Path]) -> None:
    from mapigo.app.benchmarking import instance_name
    from mapigo.app.kept_plans import check_kept_plans
    from mapigo.formats import read_problem

    check_kept_plans(
        plans, ((instance_name(path), read_problem(path)) for path in instances)
    )


def _measure(
    runs: Sequence[BenchRun],
    rows: list[BenchRow],
    out: Path | None,
    plans: Path | None,
    *,
    quiet: bool,
) -> None:
    """Do the runs; what is done is in ``rows`` even if this is interrupted."""
    from mapigo.app.bench_table import append_row
    from mapigo.app.benchmarking import bench_run, prepare_kernels
    from mapigo.app.kept_plans import keep_if_cheaper

    with _status(quiet=quiet) as status:
        prepare_kernels()
        for number, run in enumerate(runs, start=1):
            name = f"{run.name}, seed {run.seed} ({number} of {len(runs)})"
            status.update(name)
            benched = bench_run(run)
            rows.append(benched.row)
            if out:
                append_row(out, benched.row)
            kept = plans and keep_if_cheaper(
                benched.plan, benched.problem, plans, run.name
            )
            note = "; the cheapest plan so far, kept" if kept else ""
            status.console.print(f"{name}: {_outcome(benched.row)}{note}")


def _status(*, quiet: bool) -> Status:
    """Return the line that says what is being done, which only terminals show."""
    return errors(quiet=quiet).status("compiling the planner's kernels")


def _print_table(rows: Sequence[BenchRow]) -> None:
    from rich.table import Table

    from mapigo.app.bench_table import mean_gap_percent

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("instance")
    for name in (
        "seed",
        "cost",
        "best known",
        "gap %",
        "feasible after s",
        "M/s",
        "MB",
    ):
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*_cells(row), style=None if row.feasible else "red")
    results().print(table)
    mean_gap = mean_gap_percent(rows)
    n_infeasible = sum(not row.feasible for row in rows)
    say()
    say(f"{len(rows)} runs, {n_infeasible or 'none'} infeasible.")
    if mean_gap is not None:
        say(f"Mean gap to the best known: {mean_gap:+.2f} %.")
    timed = [row for row in rows if row.yardstick is not None]
    if timed:
        say(_yardstick_sentence(timed))


def _yardstick_sentence(rows: Sequence[BenchRow]) -> str:
    from mapigo.app.bench_table import median_yardstick_s

    n_reached = sum(row.yardstick_s is not None for row in rows)
    median_s = median_yardstick_s(rows)
    after = "" if median_s is None else f", at the median after {median_s:.1f} s"
    return f"Yardstick reached in {n_reached} of {len(rows)} runs{after}."


def _outcome(row: BenchRow) -> str:
    if not row.feasible:
        return "infeasible"
    gap = "" if row.gap_percent is None else f", {row.gap_percent:+.2f} %"
    return f"cost {row.cost:,}{gap}"


def _cells(row: BenchRow) -> tuple[str, ...]:
    return (
        row.instance,
        str(row.seed),
        f"{row.cost:,}" if row.feasible else "infeasible",
        "" if row.best_known is None else f"{row.best_known:,}",
        "" if row.gap_percent is None else f"{row.gap_percent:+.2f}",
        "" if row.first_feasible_s is None else f"{row.first_feasible_s:.1f}",
        f"{row.proposals_per_second / 1e6:.1f}",
        f"{row.peak_memory_mb:,.0f}",
    )
