"""The command ``mapigo``: its commands, and what happens when one fails."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer

from mapigo.cli import (
    backfill,
    bench,
    book,
    bottlenecks,
    calibrate,
    check,
    convert,
    daylist,
    demo,
    example,
    explain,
    icu,
    plan,
    priority,
    replan,
    schema,
    warm,
    whatif,
)
from mapigo.cli.exit_codes import EXIT_CODES_HELP, exit_code_of
from mapigo.cli.terminal import (
    accept_every_letter,
    flush_what_is_left,
    keep_stdout_for_us,
)
from mapigo.version import __version__

__all__ = ["app", "run"]

app = typer.Typer(
    name="mapigo",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: three times as fast, and easy to copy
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES_HELP,
)
app.command("demo", epilog=demo.EXAMPLES)(demo.demo)
app.command("plan", epilog=plan.EXAMPLES)(plan.plan)
app.command("check", epilog=check.EXAMPLES)(check.check)
app.command("replan", epilog=replan.EXAMPLES)(replan.replan)
app.command("book", epilog=book.EXAMPLES)(book.book)
app.command("backfill", epilog=backfill.EXAMPLES)(backfill.backfill)
app.command("icu", epilog=icu.EXAMPLES)(icu.icu)
app.command("whatif", epilog=whatif.EXAMPLES)(whatif.whatif)
app.command("bottlenecks", epilog=bottlenecks.EXAMPLES)(bottlenecks.bottlenecks)
app.command("explain", epilog=explain.EXAMPLES)(explain.explain)
app.command("priority", epilog=priority.EXAMPLES)(priority.priority)
app.command("daylist", epilog=daylist.EXAMPLES)(daylist.daylist)
app.command("calibrate", epilog=calibrate.EXAMPLES)(calibrate.calibrate)
app.add_typer(example.app, name="example")
app.command("convert", epilog=convert.EXAMPLES)(convert.convert)
app.command("bench", epilog=bench.EXAMPLES)(bench.bench)
app.command("schema", epilog=schema.EXAMPLES)(schema.schema)
app.command("warm", epilog=warm.EXAMPLES)(warm.warm)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mapigo {__version__}")
        raise typer.Exit


@app.callback()
def _mapigo(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the version and leave.",
            callback=_print_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Plan admissions, theatres, ICU, beds and nurses of a heart centre together.

    New here? Type mapigo demo.
    """


def run() -> NoReturn:
    """Run the command line and leave with its exit code; no traceback is shown."""
    keep_stdout_for_us()
    accept_every_letter()
    code: str | int | None = 0
    try:
        app(prog_name="mapigo")
    except SystemExit as left:
        code = left.code
    except Exception as error:  # the last handler: everything becomes a sentence
        code = exit_code_of(error)
    lost = flush_what_is_left()
    if lost and not code:
        code = exit_code_of(lost)
    sys.exit(code)
