"""The directive ``command-help``: what ``mapigo COMMAND --help`` prints."""

from __future__ import annotations

import os
import subprocess
import sys

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

PLAIN_OUTPUT = {"COLUMNS": "88", "NO_COLOR": "1", "TERM": "dumb"}


class CommandHelp(SphinxDirective):
    """Show the help of the command named by the arguments, or of mapigo itself."""

    optional_arguments = 2

    def run(self) -> list[nodes.Node]:
        run = subprocess.run(
            [sys.executable, "-m", "mapigo", *self.arguments, "--help"],
            env=os.environ | PLAIN_OUTPUT,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            msg = f"mapigo {self.arguments} --help failed: {run.stderr}"
            raise self.error(msg)
        lines = [line.rstrip() for line in run.stdout.strip().splitlines()]
        block = nodes.literal_block("\n".join(lines), "\n".join(lines))
        block["language"] = "text"
        return [block]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("command-help", CommandHelp)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
