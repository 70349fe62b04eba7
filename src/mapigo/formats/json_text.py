"""Parse JSON strictly: no NaN, no key twice, no number without end."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError

__all__ = ["parse_json"]

MOST_DIGITS = 18
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


def parse_json(text: str, file: str, first_line: int = 1) -> object:
    """Return the value of a JSON text; ``file`` names it in faults.

    ``first_line`` is the line of the file on which the text begins.

    Raises
    ------
    InputError
        When it is no JSON, nested too deeply, has a key twice in one object, or a
        number that is not finite or too long.
    """
    repeated: list[str] = []
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=lambda pairs: _object(pairs, repeated),
            parse_int=lambda digits: _whole_number(digits, file),
            parse_float=lambda digits: _decimal_number(digits, file),
            parse_constant=lambda name: _not_a_number(name, text, file, first_line),
        )
    except json.JSONDecodeError as error:
        raise InputError([Fault(_complaint(error, text, first_line), file)]) from None
    except RecursionError:
        message = "the JSON is nested too deeply for any file that mapigo knows."
        raise InputError([Fault(message, file)]) from None
    if repeated:
        raise InputError([Fault(message, file) for message in repeated])
    _refuse_half_characters(value, text, file)
    return value


def _object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        keys = [key for key, _ in pairs]
        names = sorted({shown(key) for key in keys if keys.count(key) > 1})
        name = value.get("id")
        of = f" {shown(name)}" if isinstance(name, str) else ""
        repeated.append(
            f"the key {', '.join(names)} stands twice in the object{of}: remove one."
        )
    return value


def _whole_number(digits: str, file: str) -> int:
    if len(digits) > MOST_DIGITS:
        message = f"a number with {len(digits)} digits is absurd: correct it."
        raise InputError([Fault(message, file)])
    return int(digits)


def _decimal_number(digits: str, file: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        message = f"the number {shown(digits)} is absurd: correct it."
        raise InputError([Fault(message, file)])
    return value


def _not_a_number(name: str, text: str, file: str, first_line: int) -> float:
    once = text.count(name) == 1
    line = first_line - 1 + _line(text, text.find(name))
    where = f"{file}, line {line}" if once else file
    raise InputError([Fault(f"{name} is no number: fill in a number.", where)])


def _complaint(error: json.JSONDecodeError, text: str, first_line: int) -> str:
    where = f"line {first_line - 1 + error.lineno}, column {error.colno}"
    at_end = error.pos >= len(text.rstrip())
    if at_end or error.msg.startswith("Unterminated string"):
        return f"the JSON breaks off at {where}: the file is cut off, copy it again."
    return f"this is not valid JSON at {where} ({error.msg}): correct it there."


def _refuse_half_characters(value: object, text: str, file: str) -> None:
    """Refuse half of a surrogate pair: no file can hold it as text."""
    if not _HALF_CHARACTER.search(text):
        return
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        message = "a text holds half a character (an escape \\ud800 to \\udfff alone)."
        raise InputError([Fault(message, file)]) from None


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
