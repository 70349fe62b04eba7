"""Names in events that the problem does not have."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from mapigo.domain.validation.item import Item, shown
from mapigo.domain.validation.limits import LONGEST_ID
from mapigo.errors import Fault

__all__ = ["unknown_name"]


def unknown_name(
    item: Item, field: str, name: str, known: Collection[str], what: str
) -> Iterator[Fault]:
    """Yield a fault when a name is unknown, with one that is spelt nearly so."""
    if name in known:
        return
    # Longer texts are no id, and comparing them takes long.
    near = difflib.get_close_matches(name[:LONGEST_ID], known, n=1)
    if near:
        message = f"{what} {shown(name)!r} is unknown: did you mean {shown(near[0])!r}?"
        yield item.fault(field, message)
    else:
        yield from item.known(field, [name], known, what)
