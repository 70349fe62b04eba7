"""JSON schemas of the JSON formats, made from the models that read them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from mapigo.formats.ihtc_models import IhtcInstance, IhtcSolution
from mapigo.formats.plan_json import PlanDocument

__all__ = ["JSON_SCHEMAS", "json_schema"]

_MODELS: dict[str, type[BaseModel]] = {
    "ihtc-instance": IhtcInstance,
    "ihtc-solution": IhtcSolution,
    "mapigo-plan": PlanDocument,
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

JSON_SCHEMAS: tuple[str, ...] = tuple(_MODELS)
"""Names of the formats that have a JSON schema."""


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON schema of a format: one of ``JSON_SCHEMAS``.

    Raises
    ------
    ValueError
        When no JSON format has this name.
    """
    if name not in _MODELS:
        message = f"expected one of {', '.join(JSON_SCHEMAS)}, came {name!r}."
        raise ValueError(message)
    return {"$schema": _DIALECT, **_MODELS[name].model_json_schema()}
