"""The directive ``move-table``: the moves of the search, as their functions say."""

from __future__ import annotations

import inspect

from docutils import nodes
from plain_table import plain_table
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from mapigo.solver.moves import registry


class MoveTable(SphinxDirective):
    """Every move with its share of the proposals and what it proposes."""

    def run(self) -> list[nodes.Node]:
        total = sum(registry.MOVE_SHARES)
        rows = [
            (nodes.literal(text=name), _what_it_proposes(name), _percent(share / total))
            for name, share in zip(
                registry.MOVE_NAMES, registry.MOVE_SHARES, strict=True
            )
        ]
        return [plain_table(("move", "what it proposes", "share"), rows)]


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.01 else f"{share:.2%}"


def _what_it_proposes(name: str) -> str:
    """Return the docstring of a move's function without its first word."""
    function = getattr(registry, name)
    text = inspect.getdoc(getattr(function, "py_func", function)) or ""
    sentence = " ".join(text.split()).removeprefix("Propose ").removeprefix("that ")
    return sentence[:1].upper() + sentence[1:]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("move-table", MoveTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
