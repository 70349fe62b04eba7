"""Check a document against a pydantic model; each mismatch becomes a sentence."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError

__all__ = ["Place", "place_in", "validated"]

Place = Callable[[tuple[Any, ...]], str]
"""Turns the keys that lead to a value into words that say where it is."""

Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "bool_type": "true or false",
    "date_type": "a date such as 2026-12-07, without quotes",
    "dict_type": "an object with keys",
    "float_type": "a number",
    "int_type": "a whole number",
    "list_type": "a list",
    "model_type": "an object with keys",
    "string_type": "a text in quotes",
    "time_type": "a time such as 08:00:00, without quotes",
}


def validated(model: type[Model], document: object, place: Place) -> Model:
    """Return the document as a model.

    Raises
    ------
    InputError
        With one fault for each value that is missing, unknown or of another type.
    """
    try:
        return model.model_validate(document)
    except ValidationError as error:
        faults = [
            Fault(_sentence(detail, model), place(detail["loc"]))
            for detail in error.errors(include_url=False)
        ]
        raise InputError(faults) from None


def place_in(document: object, file: str) -> Place:
    """Return a function that words a place: ``i01.json: patients[3] (p3), gender``."""

    def place(keys: tuple[Any, ...]) -> str:
        words: list[str] = []
        value: Any = document
        for key in keys:
            value = _child(value, key)
            if isinstance(key, int) and words:
                words[-1] += f"[{key}]{_id_of(value)}"
            else:
                words.append(shown(str(key)))
        return f"{file}: {', '.join(words)}" if words else file

    return place


def _child(value: Any, key: Any) -> Any:
    try:
        return value[key]
    except (TypeError, KeyError, IndexError):
        return None


def _id_of(value: Any) -> str:
    name = value.get("id") if isinstance(value, dict) else None
    return f" ({shown(name)})" if isinstance(name, str) else ""


def _sentence(detail: Any, model: type[BaseModel]) -> str:
    kind, value = detail["type"], detail["input"]
    if kind == "missing":
        return f"the key {detail['loc'][-1]} is missing: add it."
    if kind == "extra_forbidden":
        return f"this key is unknown: {_remedy(str(detail['loc'][-1]), model)}"
    if kind == "literal_error":
        expected = detail["ctx"]["expected"]
    else:
        expected = _EXPECTED.get(kind, detail["msg"])
    return f"expected {expected}, came {_shown_value(value)}."


def _remedy(key: str, model: type[BaseModel]) -> str:
    known = _keys_below(model)
    near = difflib.get_close_matches(key[:100], known, 1)
    return f"did you mean {near[0]}?" if near else "remove it."


def _keys_below(model: type[BaseModel]) -> list[str]:
    keys: list[str] = []
    for name, field in model.model_fields.items():
        keys.append(name)
        if isinstance(field.annotation, type) and issubclass(
            field.annotation, BaseModel
        ):
            keys.extend(_keys_below(field.annotation))
    return keys


def _shown_value(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text {shown(value)!r}"
    if isinstance(value, dict):
        return "an object with keys"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return f"{value}"
