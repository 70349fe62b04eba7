"""Distributions of lengths, of every kind."""

from __future__ import annotations

from hypothesis import strategies as st

from mapigo.domain import Distribution, Empirical, LogNormal, Mixture

__all__ = ["distributions"]


@st.composite
def lognormals(draw: st.DrawFn) -> LogNormal:
    number = st.floats(-3, 3, allow_nan=False)
    return LogNormal(draw(number), draw(st.floats(0.05, 2)), draw(st.floats(0, 50)))


@st.composite
def distributions(draw: st.DrawFn) -> Distribution:
    kind = draw(st.sampled_from(("lognormal", "mixture", "observed")))
    if kind == "lognormal":
        return draw(lognormals())
    if kind == "mixture":
        share = draw(st.floats(0.05, 0.95))
        return Mixture(((share, draw(lognormals())), (1 - share, draw(lognormals()))))
    lengths = draw(st.lists(st.floats(0, 100), min_size=1, max_size=20))
    return Empirical(tuple(sorted(lengths)))
