"""What a result was made with."""

from __future__ import annotations

import re

import pytest

from mapigo.app.provenance import commit, machine, numba_version, peak_memory_mb

pytestmark = pytest.mark.unit


def test_the_commit_is_a_revision_or_empty():
    assert re.fullmatch(r"([0-9a-f]{12}\+?)?", commit())


def test_the_machine_is_described_by_processor_and_cores():
    assert re.fullmatch(r".+, \d+ cores", machine())


def test_the_version_of_numba_is_known():
    assert re.match(r"\d+\.\d+", numba_version())


def test_the_peak_memory_of_a_python_process_is_within_reason():
    assert 5 < peak_memory_mb() < 100_000
