"""Each code leads to the move of its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mapigo.solver.moves import registry

pytestmark = pytest.mark.unit


def plain(function: Any) -> Callable[..., Any]:
    """Return a kernel's Python function, whether or not it is compiled here."""
    return getattr(function, "py_func", function)


@pytest.mark.parametrize(
    ("code", "name"), list(enumerate(registry.MOVE_NAMES)), ids=registry.MOVE_NAMES
)
def test_code_leads_to_the_move_of_its_name(
    code: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in registry.MOVE_NAMES:
        monkeypatch.setattr(registry, other, lambda *_, found=other: found)
    if code < registry.FIRST_NURSE_MOVE:
        propose = registry.propose_patients
    elif code < registry.FIRST_RUIN:
        propose = registry.propose_nurses
    else:
        propose = registry.propose_ruin
    assert plain(propose)(code, None, None, None) == name
