"""Every example in a docstring of the package runs and gives what it says."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import mapigo

pytestmark = pytest.mark.docs


def _modules_with_examples() -> list[str]:
    names = [info.name for info in pkgutil.walk_packages(mapigo.__path__, "mapigo.")]
    finder = doctest.DocTestFinder(exclude_empty=True)
    return [
        name
        for name in names
        if not name.endswith("__main__")
        and any(test.examples for test in finder.find(importlib.import_module(name)))
    ]


@pytest.mark.parametrize("name", _modules_with_examples())
def test_docstring_examples_of_module(name: str) -> None:
    result = doctest.testmod(
        importlib.import_module(name), optionflags=doctest.ELLIPSIS
    )
    assert result.failed == 0
