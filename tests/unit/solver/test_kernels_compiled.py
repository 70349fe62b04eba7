"""What the compiled code must be like, and where it is kept."""

from __future__ import annotations

from pathlib import Path

import numba
import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.solver import kernels_are_cached, warm
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels import jit
from mapigo.solver.kernels_ready import ENTRIES
from mapigo.solver.search.bookkeeping import cost_of_sums
from mapigo.solver.state import new_state

pytestmark = pytest.mark.unit

compiled_only = pytest.mark.skipif(
    bool(numba.config.DISABLE_JIT), reason="kernels run interpreted here"
)


@compiled_only
def test_kernels_count_no_references() -> None:
    """Numba keeps no LLVM text of cached code, so one kernel is compiled afresh."""
    options = {"nogil": True, "no_cfunc_wrapper": True, "no_cpython_wrapper": True}
    problem = roomy_hospital(1)
    instance = flatten(problem)
    types = (numba.typeof(instance), numba.typeof(new_state(problem, instance)))
    texts = []
    for nrt in (False, True):
        compiled = numba.njit(_nrt=nrt, **options)(cost_of_sums.py_func)
        compiled.compile(types)
        texts += compiled.inspect_llvm().values()
    assert ["NRT_incref" in text for text in texts] == [False, True]


@compiled_only
def test_every_kernel_is_compiled_without_reference_counts() -> None:
    assert all(entry.targetoptions["_nrt"] is False for entry in ENTRIES)


@compiled_only
def test_warm_leaves_every_kernel_cached() -> None:
    warm()
    assert kernels_are_cached()
    assert any(jit.cache_folder().rglob("*.nbc"))


def test_each_kernel_has_one_signature() -> None:
    warm()
    if not numba.config.DISABLE_JIT:
        assert all(len(entry.signatures) == 1 for entry in ENTRIES)


def test_cache_follows_the_kernels_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "kernel.py"
    source.write_text("one")
    monkeypatch.setattr(jit, "SOLVER", tmp_path)
    monkeypatch.setattr(jit, "KERNEL_FILES", ("*.py",))
    before = jit.source_hash()
    source.write_text("two")
    assert jit.source_hash() != before


def test_unwritable_cache_falls_back_to_a_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(blocked))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    folder = jit.find_cache_folder()
    assert folder.is_dir()
    assert tmp_path in folder.parents
