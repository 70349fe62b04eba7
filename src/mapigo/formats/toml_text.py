"""Parse TOML, and say on which line a key stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any

from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError
from mapigo.formats.shapes import Place

__all__ = ["in_toml", "line_of_key", "parse_toml"]


def parse_toml(text: str, file: str) -> dict[str, Any]:
    """Return the value of a TOML text, or raise ``InputError``."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        reason = "it is nested too deeply"
    except ValueError as error:
        reason = shown(str(error), longest=120)
    raise InputError([Fault(f"this is not valid TOML: {reason}.", file)])


def in_toml(text: str, file: str) -> Place:
    """Return a function that words a place: ``centre.toml, line 9: calendar, days``."""

    def place(keys: tuple[Any, ...]) -> str:
        line = line_of_key(text, [key for key in keys if isinstance(key, str)])
        named = ", ".join(shown(str(key)) for key in keys)
        return f"{file}{line}: {named}" if named else file

    return place


def line_of_key(text: str, keys: Sequence[str]) -> str:
    """Return ``, line 9`` for the line that sets a key, empty where none does."""
    section: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        heading = re.fullmatch(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?", line)
        if heading:
            section = [_bare(part) for part in heading[1].split(".")]
        named = section if heading else [*section, _bare(line.partition("=")[0])]
        if named == list(keys):
            return f", line {number}"
    return ""


def _bare(key: str) -> str:
    return key.strip().strip("\"'")
