"""Make sure that results can be written before the time to make them is spent."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from mapigo.errors import OutputError

__all__ = ["check_apart", "check_file", "check_folder", "check_holds_none_of"]


def check_apart(sources: Iterable[Path], outputs: Iterable[Path]) -> None:
    """Check that no output replaces an input, a table of one, or another output.

    Raises
    ------
    OutputError
        With a sentence on the first that does.
    """
    inputs = {source.resolve() for source in sources}
    seen = set()
    for output in outputs:
        path = output.resolve()
        is_table = path.parent in inputs and path.suffix in {".csv", ".toml"}
        if path in inputs or is_table:
            msg = (
                f"Writing {output} would overwrite the input; "
                "choose another path for the output."
            )
            raise OutputError(msg)
        if path in seen:
            msg = f"Two outputs would be written to {output}; give each its own path."
            raise OutputError(msg)
        seen.add(path)


def check_holds_none_of(folder: Path, sources: Iterable[Path]) -> None:
    """Check that no input lies in a folder that will be replaced as a whole.

    Raises
    ------
    OutputError
        With a sentence on the first that does.
    """
    path = folder.resolve()
    for source in sources:
        if path in source.resolve().parents:
            msg = (
                f"Writing {folder} would replace {source}, which is an input; choose "
                "another folder for the output."
            )
            raise OutputError(msg)


def check_file(path: Path) -> None:
    """Check that a file can be written.

    Raises
    ------
    OutputError
        When it cannot; the sentence says why and what to do.
    """
    if path.is_dir():
        msg = f"{path} is a folder; give the name of a file to write."
        raise OutputError(msg)
    _check_place(path)


def check_folder(path: Path, known: Iterable[str] = ()) -> None:
    """Check that a folder of files can be written.

    Parameters
    ----------
    path
        The folder, which need not be there yet.
    known
        Paths within it of files that it may hold, and that will be replaced.

    Raises
    ------
    OutputError
        When it cannot; the sentence says why and what to do.
    """
    if path.is_dir():
        others = list(_others(path, set(known)))
        if others:
            msg = (
                f"The folder {path} holds other files ({min(others)}); "
                "give the name of a new folder."
            )
            raise OutputError(msg)
    elif path.exists():
        msg = f"{path} is a file; give the name of a folder to write."
        raise OutputError(msg)
    _check_place(path)


def _others(folder: Path, known: set[str]) -> Iterator[str]:
    """Yield what a folder holds besides the known files and the folders of these."""
    folders = {str(parent) for name in known for parent in PurePosixPath(name).parents}
    for item in folder.rglob("*"):
        name = item.relative_to(folder).as_posix()
        if name not in (folders if item.is_dir() else known):
            yield name


def _check_place(path: Path) -> None:
    """Try it: permissions alone do not tell of read-only disks or of root."""
    if path.exists() and not os.access(path, os.W_OK):
        msg = f"{path} is write-protected; choose another path for the output."
        raise OutputError(msg)
    if not path.parent.is_dir():
        msg = (
            f"Cannot write {path}: there is no folder {path.parent}; "
            "make it first, or choose another path."
        )
        raise OutputError(msg)
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        msg = (
            f"Cannot write {path}: {error.strerror or error}; "
            "choose a place that you may write to."
        )
        raise OutputError(msg) from error
