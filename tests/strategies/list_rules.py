"""Rules for operating lists, of every kind."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import strategies as st

from mapigo.domain import ListOrder, ListRules, ListWeights

__all__ = ["list_rules"]


def list_rules(theatres: list[str]) -> st.SearchStrategy[ListRules]:
    """Return rules for a centre with these theatres."""
    minutes, weights = st.integers(0, 1439), st.integers(0, 1000)
    urgent = st.lists(st.sampled_from(["P1", "P2", "très urgent"]), unique=True)
    return st.builds(
        ListRules,
        session_start_minute=minutes,
        session_starts=st.dictionaries(st.sampled_from(theatres), minutes),
        turnover_minutes=st.sampled_from([0, 15, 300]),
        same_day_minute=minutes,
        beds_ready_minute=minutes,
        urgent_priorities=urgent.map(tuple),
        order=st.sampled_from(ListOrder),
        weights=st.builds(ListWeights, *(weights for _ in fields(ListWeights))),
    )
