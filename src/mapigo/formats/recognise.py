"""Tell by its content what a JSON document is."""

from __future__ import annotations

from enum import StrEnum

from mapigo.domain.validation.item import shown

__all__ = ["DocumentKind", "kind_of", "looks_like"]

_INSTANCE_KEYS = {
    "age_groups",
    "days",
    "occupants",
    "operating_theaters",
    "rooms",
    "shift_types",
    "skill_levels",
    "surgeons",
    "weights",
}
_MOST_KEYS_NAMED = 5


class DocumentKind(StrEnum):
    """The JSON documents that mapigo reads."""

    IHTC_INSTANCE = "an IHTC instance"
    IHTC_SOLUTION = "a plan in the IHTC solution format"
    MAPIGO_PLAN = "a mapigo plan"


def kind_of(document: object) -> DocumentKind | None:
    """Return the kind of a document, or ``None`` for one of another kind."""
    if not isinstance(document, dict) or "resourceType" in document:
        return None
    if document.get("format") == "mapigo-plan":
        return DocumentKind.MAPIGO_PLAN
    n_instance_keys = len(_INSTANCE_KEYS & document.keys())
    if n_instance_keys > 1:
        return DocumentKind.IHTC_INSTANCE
    if {"patients", "nurses"} <= document.keys() and not n_instance_keys:
        return DocumentKind.IHTC_SOLUTION
    return None


def looks_like(document: object) -> str:
    """Return in words what a document looks like, for a sentence to the user."""
    kind = kind_of(document)
    if kind is not None:
        return str(kind)
    if isinstance(document, list):
        return f"a list of {len(document)} values"
    if not isinstance(document, dict):
        return "a single value"
    if "resourceType" in document:
        resource = document["resourceType"]
        of_type = f" ({shown(resource)})" if isinstance(resource, str) else ""
        return f"a FHIR resource{of_type}"
    if not document:
        return "an empty object"
    keys = ", ".join(shown(key) for key in list(document)[:_MOST_KEYS_NAMED])
    dots = ", …" if len(document) > _MOST_KEYS_NAMED else ""
    return f"an object with the keys {keys}{dots}"
