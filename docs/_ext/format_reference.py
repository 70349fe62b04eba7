"""Directives that show what ``mapigo.formats`` says of its own formats.

``csv-columns FOLDER/FILE`` gives the columns of a table, ``settings`` the keys of
``centre.toml``, ``event-kinds`` what each event needs, ``json-schema NAME`` a JSON
schema.
"""

from __future__ import annotations

import json

from docutils import nodes
from plain_table import plain_table
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from mapigo.formats import (
    column_reference,
    event_reference,
    json_schema,
    setting_reference,
)


class CsvColumns(SphinxDirective):
    """The columns of one table, such as ``centre/rooms.csv``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        tables = {f"{table.folder}/{table.file}": table for table in column_reference()}
        if self.arguments[0] not in tables:
            msg = f"no table {self.arguments[0]}, only {', '.join(tables)}"
            raise self.error(msg)
        table = tables[self.arguments[0]]
        note = "" if table.required else " This table may be left out."
        rows = [
            (
                nodes.literal(text=column.name),
                column.meaning + ("" if column.required else " (may be empty)"),
                column.type,
                nodes.literal(text=column.example),
            )
            for column in table.columns
        ]
        return [
            nodes.paragraph(text=table.meaning + note),
            plain_table(("column", "meaning", "a cell holds", "example"), rows),
        ]


class Settings(SphinxDirective):
    """The keys of ``centre.toml``."""

    def run(self) -> list[nodes.Node]:
        rows = [
            (
                nodes.literal(text=setting.key),
                setting.meaning + ("" if setting.required else " (may be left out)"),
            )
            for setting in setting_reference()
        ]
        return [plain_table(("key", "meaning"), rows)]


class EventKinds(SphinxDirective):
    """The events that a file may hold, and the columns of each."""

    def run(self) -> list[nodes.Node]:
        rows = [
            (
                nodes.literal(text=kind.word),
                kind.meaning,
                ", ".join(kind.needs),
                ", ".join(kind.may_have),
            )
            for kind in event_reference()
        ]
        return [plain_table(("event", "meaning", "needs", "may have"), rows)]


class JsonSchema(SphinxDirective):
    """The JSON schema of a format, folded away until it is opened."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        text = json.dumps(json_schema(self.arguments[0]), indent=2)
        summary = "<summary>JSON schema</summary>"
        return [
            nodes.raw("", f"<details>{summary}", format="html"),
            nodes.literal_block(text, text, language="json"),
            nodes.raw("", "</details>", format="html"),
        ]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("csv-columns", CsvColumns)
    app.add_directive("settings", Settings)
    app.add_directive("event-kinds", EventKinds)
    app.add_directive("json-schema", JsonSchema)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
