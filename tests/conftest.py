"""What every test may use: generated-input profiles, benchmark data, type markers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

TYPE_MARKERS = {"unit", "property", "golden", "end_to_end", "docs"}
CHECKOUT = Path(__file__).resolve().parent.parent

settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=150, derandomize=True)
IN_CI = os.environ.get("CI", "").lower() == "true"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "dev"))


@pytest.fixture(scope="session")
def ihtc_folder() -> Path:
    """Return the folder of the public benchmark's instances, or skip the test."""
    beside = CHECKOUT.parent / "shared" / "ihtc"
    folder = Path(os.environ.get("MAPIGO_IHTC") or beside)
    if not folder.is_dir():
        pytest.skip(f"no benchmark data in {folder}; MAPIGO_IHTC may name another")
    return folder.resolve()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse to run while a test lacks a type marker, or has more than one."""
    faults = [
        f"{item.nodeid} has the type markers {sorted(found) or 'none'}"
        for item in items
        if len(found := TYPE_MARKERS & {mark.name for mark in item.iter_markers()}) != 1
    ]
    if faults:
        wanted = ", ".join(sorted(TYPE_MARKERS))
        message = f"Each test needs exactly one type marker of {wanted}:\n"
        raise pytest.UsageError(message + "\n".join(faults))
