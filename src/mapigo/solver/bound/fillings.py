"""How a surgeon's day can be filled with whole cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["fillings"]


def fillings(
    sizes: Sequence[int], most: Sequence[int], capacity: int
) -> Iterator[tuple[int, ...]]:
    """Yield how many cases of each size fit together, with no room for one more.

    ``sizes`` are minutes above 0, descending; ``most`` the number of cases of each.

    Examples
    --------
    >>> list(fillings([240, 120], [2, 9], 480))
    [(2, 0), (1, 2), (0, 4)]
    """
    yield from _fill(sizes, most, capacity, spare=capacity + 1)


def _fill(
    sizes: Sequence[int], most: Sequence[int], left: int, spare: int
) -> Iterator[tuple[int, ...]]:
    """Fill what is left; ``spare`` is the least size passed over so far."""
    if not sizes:
        if left < spare:
            yield ()
        return
    size = sizes[0]
    for n in range(min(most[0], left // size), -1, -1):
        smallest = min(spare, size) if n < most[0] else spare
        for rest in _fill(sizes[1:], most[1:], left - n * size, smallest):
            yield (n, *rest)
