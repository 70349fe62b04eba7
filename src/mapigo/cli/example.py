"""``mapigo example``: a synthetic hospital to plan, edit and learn from."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from mapigo.cli import example_benchmark_hospital, example_heart_centre
from mapigo.cli.options import examples

__all__ = ["EXAMPLES", "app"]

EXAMPLES = examples(
    "mapigo example heart-centre my-centre/",
    "mapigo example benchmark-hospital big.json --patients 1300 --days 56",
)


class Examples(TyperGroup):
    """The examples; an unknown one is answered with the names of all."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of an example."""
        if cmd_name not in self.commands:
            names = ", ".join(self.commands)
            ctx.fail(f"There is no example {cmd_name!r}; choose one of {names}.")
        return self.commands[cmd_name]


app = typer.Typer(
    cls=Examples,
    help="Write a synthetic hospital: a heart centre, a benchmark.",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog=EXAMPLES,
)
app.command("heart-centre", epilog=example_heart_centre.EXAMPLES)(
    example_heart_centre.heart_centre
)
app.command("benchmark-hospital", epilog=example_benchmark_hospital.EXAMPLES)(
    example_benchmark_hospital.benchmark_hospital
)
