"""Chance inside kernels: Marsaglia's 64-bit xorshift generator.

It needs no multiplication, so that the interpreted kernels compute the same without
overflow warnings, and its state is one word of the search.

References
----------
G. Marsaglia, Xorshift RNGs, Journal of Statistical Software 8(14), 2003.
"""

from __future__ import annotations

import numpy as np

from mapigo.solver.kernels.jit import inlined

__all__ = ["below", "next_bits", "threshold"]


@inlined
def next_bits(random):
    """Draw 64 random bits."""
    x = random[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    random[0] = x
    return x


@inlined
def below(random, n):
    """Draw a whole number from 0 to n - 1; n below 2**32."""
    high = next_bits(random) >> np.uint64(32)
    return np.int64((high * np.uint64(n)) >> np.uint64(32))


@inlined
def threshold(search, temperature):
    """Draw the largest cost increase that is accepted at a temperature."""
    return temperature * search.log_table[below(search.random, 4096)]
