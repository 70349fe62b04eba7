"""Compiling beside: only where that can be of use."""

from __future__ import annotations

from pathlib import Path

import joblib
import pytest

from mapigo.solver import kernels_ready

pytestmark = pytest.mark.unit


def refuse(*_: object, **__: object) -> None:
    message = "no process may be started here"
    raise AssertionError(message)


def test_one_core_compiles_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joblib, "cpu_count", lambda: 1)
    monkeypatch.setattr(kernels_ready.subprocess, "Popen", refuse)
    assert kernels_ready._begin_beside() is None


def test_nobody_compiles_into_a_folder_that_others_do_not_find(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(joblib, "cpu_count", lambda: 2)
    monkeypatch.setattr(kernels_ready, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(kernels_ready.subprocess, "Popen", refuse)
    assert kernels_ready._begin_beside() is None


def test_what_is_compiled_is_not_compiled_beside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kernels_ready, "kernels_are_cached", lambda: True)
    monkeypatch.setattr(kernels_ready, "_begin_beside", refuse)
    assert kernels_ready.warm() >= 0


def test_a_process_that_cannot_be_started_is_done_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_process(*_: object, **__: object) -> None:
        raise OSError

    name = f"kernels-{kernels_ready.source_hash()}"
    monkeypatch.setattr(joblib, "cpu_count", lambda: 2)
    monkeypatch.setattr(kernels_ready, "cache_folder", lambda: Path(name))
    monkeypatch.setattr(kernels_ready.subprocess, "Popen", no_process)
    assert kernels_ready._begin_beside() is None
