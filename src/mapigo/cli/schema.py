"""``mapigo schema``: the JSON schemas of what mapigo reads and writes."""

from __future__ import annotations

from typing import Annotated

import typer

from mapigo.cli.options import examples
from mapigo.cli.terminal import print_json

__all__ = ["EXAMPLES", "schema"]

EXAMPLES = examples("mapigo schema mapigo-plan > mapigo-plan.schema.json")


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="ihtc-instance, ihtc-solution or mapigo-plan.",
            show_default=False,
        ),
    ],
) -> None:
    """Print the JSON schema of a format.

    The columns of the CSV tables are listed in the documentation.
    """
    from mapigo.formats import JSON_SCHEMAS, json_schema

    if name not in JSON_SCHEMAS:
        msg = f"expected one of {', '.join(JSON_SCHEMAS)}, not {name!r}."
        raise typer.BadParameter(msg, param_hint="'NAME'")
    print_json(json_schema(name))
