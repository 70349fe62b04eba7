"""Write files and folders beside their place and rename: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mapigo.domain.validation.item import shown
from mapigo.errors import OutputError

__all__ = ["write_file", "write_folder"]


def write_file(path: Path, text: str) -> None:
    """Write a UTF-8 file, replacing an older one in a single step.

    Raises
    ------
    OutputError
        When the file cannot be written; an older one is then untouched.
    """
    path = path.absolute()
    with _trouble_as_sentence(path):
        if path.exists() and not path.is_file():
            _refuse(path, "it is a folder or device, not a file. Name a file")
        beside = _new_folder_beside(path)
        try:
            new = beside / path.name
            _write(new, text)
            new.replace(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def write_folder(path: Path, texts: Mapping[str, str], known: Collection[str]) -> None:
    """Write a folder of UTF-8 files, replacing an older one.

    A folder that holds anything but ``known`` files is left alone. A name with a slash
    is that of a file in a folder within.

    Raises
    ------
    OutputError
        When the folder cannot be written; an older one is then untouched.
    """
    path = path.absolute()
    with _trouble_as_sentence(path):
        if path.exists():
            _refuse_other_content(path, known)
        beside = _new_folder_beside(path)
        new, older = beside / "new", beside / "older"
        try:
            new.mkdir()
            for name, text in texts.items():
                (new / name).parent.mkdir(exist_ok=True)
                _write(new / name, text)
            if path.exists():
                path.replace(older)
            new.replace(path)
        finally:
            if older.exists() and not path.exists():
                older.replace(path)  # if even this fails, it stays in ``beside``
            shutil.rmtree(beside, ignore_errors=True)


def _refuse_other_content(path: Path, known: Collection[str]) -> None:
    if not path.is_dir():
        _refuse(path, "it is a file, but a folder is to be written. Name a folder")
    others = sorted(_strangers(path, known))
    if others:
        named = ", ".join(shown(name) for name in others[:3])
        _refuse(path, f"the folder holds other files ({named}). Name a new folder")


def _strangers(path: Path, known: Collection[str]) -> Iterator[str]:
    """Yield the names of what is not known, within known folders too."""
    folders = {name.partition("/")[0] for name in known if "/" in name}
    for item in path.iterdir():
        if item.name in folders and item.is_dir() and not item.is_symlink():
            within = {f"{item.name}/{one.name}" for one in item.iterdir()}
            yield from within - set(known)
        elif item.name not in known:
            yield item.name


def _new_folder_beside(path: Path) -> Path:
    """Make a folder that no other call uses; what lies in it has usual permissions."""
    return Path(tempfile.mkdtemp(prefix=".mapigo-", dir=path.parent))


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _trouble_as_sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except OutputError:
        raise
    except FileNotFoundError:
        _refuse(path, "its folder does not exist. Make the folder first")
    except PermissionError:
        _refuse(path, "permission is denied. Choose a place that you may write to")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path is not valid"
        _refuse(path, f"{reason}. Choose another place")


def _refuse(path: Path, reason: str) -> None:
    message = f"Cannot write {shown(str(path), longest=200)}: {reason}."
    raise OutputError(message) from None
