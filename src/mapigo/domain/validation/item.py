"""The thing under check, and the checks that every table needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mapigo.errors import Fault

__all__ = ["Item", "shown"]

_LONGEST_SHOWN = 60
_MOST_LISTED = 12


def shown(text: str, longest: int = _LONGEST_SHOWN) -> str:
    """Return a text from outside so that it is safe and short on a screen."""
    safe = text if text.isprintable() else ascii(text)[1:-1]
    return safe if len(safe) <= longest else f"{safe[:longest]}…"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a table; says where a fault lies."""

    table: str
    id: str = ""

    def fault(self, field: str, message: str) -> Fault:
        """Return a fault of one of the entry's fields."""
        name = f"{self.table} {shown(self.id)}".rstrip()
        return Fault(message, f"{name}, {field}", self.table, self.id, field)

    def number(
        self, field: str, value: float, least: float, most: float
    ) -> Iterator[Fault]:
        """Yield a fault when a number lies outside its range (or is NaN)."""
        if not least <= value <= most:
            message = f"expected a number from {least} to {most}, came {value}."
            yield self.fault(field, message)

    def numbers(
        self, field: str, values: Sequence[int], least: int, most: int
    ) -> Iterator[Fault]:
        """Yield a fault when one of several numbers lies outside their range."""
        bad = [i for i, value in enumerate(values) if not least <= value <= most]
        if bad:
            others = f" ({len(bad) - 1} more like it)" if len(bad) > 1 else ""
            yield self.fault(
                field,
                f"expected numbers from {least} to {most}, came {values[bad[0]]} "
                f"at position {bad[0]}, counted from 0{others}.",
            )

    def length(
        self, field: str, values: Sequence[int], expected: int, reason: str
    ) -> Iterator[Fault]:
        """Yield a fault when a list has another length than its meaning asks for."""
        if len(values) != expected:
            message = f"expected {expected} numbers ({reason}), came {len(values)}."
            yield self.fault(field, message)

    def known(
        self, field: str, names: Iterable[str], known: Collection[str], what: str
    ) -> Iterator[Fault]:
        """Yield a fault for each name that is not among the known ones."""
        for name in sorted(set(names) - set(known)):
            yield self.fault(
                field, f"{what} {shown(name)!r} is unknown: {_listing(known, what)}."
            )

    def no_repeats(self, field: str, names: Sequence[str]) -> Iterator[Fault]:
        """Yield a fault when a name stands twice in a list."""
        repeated = sorted({name for name in names if names.count(name) > 1})
        if repeated:
            message = f"{shown(repeated[0])!r} stands there twice: name it once."
            yield self.fault(field, message)


def _listing(known: Collection[str], what: str) -> str:
    if not known:
        return f"the input names no {what}"
    first = ", ".join(shown(name) for name in list(known)[:_MOST_LISTED])
    return f"use one of {first}{', …' if len(known) > _MOST_LISTED else ''}"
