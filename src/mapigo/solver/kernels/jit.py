"""How kernels are compiled and where the compiled code is kept.

Two decorators, used by every kernel:

``inlined``
    A building block. LLVM inlines it into its callers, so the tuples of arrays that it
    takes cost nothing to pass.
``entry``
    A function that Python calls. It is compiled once per machine and cached, and runs
    without the interpreter lock.

``_nrt=False`` switches off Numba's reference counting: with it, each read of
``state.field`` costs an increment and a decrement, which makes the search about eight
times slower. It forbids allocation and slice assignment inside kernels. Dropping the
option changes no result.

The cache folder carries a hash of all kernel sources and of the Numba version, because
Numba does not notice changes in functions that live in other files.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba

__all__ = ["cache_folder", "entry", "find_cache_folder", "inlined", "source_hash"]

Function = TypeVar("Function", bound=Callable[..., Any])

SOLVER = Path(__file__).resolve().parent.parent
KERNEL_FILES = (
    "kernels/*.py",
    "moves/*.py",
    "search/bookkeeping.py",
    "search/loop.py",
)
"""What is compiled; other files may change without compiling anew."""


def source_hash() -> str:
    """Return a short hash of all kernel sources and of the Numba version."""
    digest = hashlib.sha256(numba.__version__.encode())
    for pattern in KERNEL_FILES:
        for path in sorted(SOLVER.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _cache_root() -> Path:
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    if chosen:
        return Path(chosen)
    home = os.environ.get("XDG_CACHE_HOME")
    return Path(home) / "mapigo" if home else Path.home() / ".cache" / "mapigo"


@cache
def cache_folder() -> Path:
    """Return the folder of the compiled kernels, the same throughout a process."""
    return find_cache_folder()


def find_cache_folder() -> Path:
    """Find a folder that can be written for the compiled kernels, and make it."""
    name = f"kernels-{source_hash()}"
    try:
        folder = _cache_root() / name
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError):
        # A new folder each time: compiled code is never loaded from where others write.
        return Path(tempfile.mkdtemp(prefix="mapigo-kernels-"))


@contextmanager
def _caching_here() -> Iterator[None]:
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(cache_folder())
    try:
        yield
    finally:
        numba.config.CACHE_DIR = before


def inlined(function: Function) -> Function:
    """Compile a building block of kernels."""
    compile_ = numba.njit(
        forceinline=True,
        nogil=True,
        no_cfunc_wrapper=True,
        no_cpython_wrapper=True,
        _nrt=False,
    )
    compiled: Function = compile_(function)
    return compiled


def entry(function: Function) -> Function:
    """Compile a kernel that Python calls, and keep the compiled code on disk."""
    with _caching_here():
        compiled: Function = numba.njit(
            nogil=True, cache=True, no_cfunc_wrapper=True, _nrt=False
        )(function)
    return compiled
