"""Ways to fill a surgeon's day with whole cases."""

from __future__ import annotations

from itertools import product

import pytest

from mapigo.solver.bound.fillings import fillings

pytestmark = pytest.mark.unit

SIZES = (300, 240, 180, 90, 60)


@pytest.mark.parametrize("capacity", [0, 59, 60, 250, 480, 600])
def test_every_mix_that_fits_lies_below_a_filling_and_no_filling_can_grow(
    capacity: int,
) -> None:
    most = (1, 2, 1, 3, 2)
    found = set(fillings(SIZES, most, capacity))

    def minutes(mix: tuple[int, ...]) -> int:
        return sum(n * size for n, size in zip(mix, SIZES, strict=True))

    fitting = [
        mix
        for mix in product(*(range(n + 1) for n in most))
        if minutes(mix) <= capacity
    ]
    assert found <= set(fitting)
    for mix in fitting:
        above = {
            other
            for other in fitting
            if other != mix and all(a <= b for a, b in zip(mix, other, strict=True))
        }
        assert (mix in found) == (not above)
