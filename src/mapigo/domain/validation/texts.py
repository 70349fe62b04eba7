"""What an id, a label or a free text may look like."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import LONGEST_ID, LONGEST_TEXT
from mapigo.errors import Fault

__all__ = ["id_faults", "label_faults", "text_faults"]

RESERVED = ";>"
"""Characters that separate ids in the cells of a centre folder."""

_UNPRINTABLE = {"Cc", "Cs", "Zl", "Zp"}


def id_faults(table: str, ids: Sequence[str]) -> Iterator[Fault]:
    """Yield the ids of a table that are empty, malformed or used twice."""
    seen: set[str] = set()
    for number, name in enumerate(ids, start=1):
        if not name:
            message = f"the id of entry {number} is empty: give every entry an id."
            yield Item(table).fault("id", message)
        elif name in seen:
            message = "the id is used twice: give every entry an id of its own."
            yield Item(table, name).fault("id", message)
        else:
            yield from label_faults(Item(table, name), "id", name)
        seen.add(name)


def label_faults(item: Item, field: str, label: str) -> Iterator[Fault]:
    """Yield what is wrong with an id or label: one that tables can hold in a list."""
    complaint = _complaint(label, LONGEST_ID)
    if not label:
        complaint = "is empty: fill it in"
    elif complaint is None and any(character in label for character in RESERVED):
        complaint = f"holds one of {' '.join(RESERVED)}, which separate ids in tables"
    if complaint:
        yield item.fault(field, f"the {field.replace('_', ' ')} {complaint}.")


def text_faults(item: Item, field: str, text: str) -> Iterator[Fault]:
    """Yield what is wrong with a free text, which may be empty."""
    complaint = _complaint(text, LONGEST_TEXT)
    if complaint:
        yield item.fault(field, f"the {field.replace('_', ' ')} {complaint}.")


def _complaint(text: str, longest: int) -> str | None:
    if len(text) > longest:
        return f"has {len(text)} characters: at most {longest} are allowed"
    if text != text.strip():
        return "begins or ends with a space: remove it"
    if not text.isprintable() and any(
        unicodedata.category(character) in _UNPRINTABLE for character in text
    ):
        return "holds a line break or control character: remove it"
    return None
