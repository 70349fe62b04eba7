"""Read a text file: the one place where bytes come in."""

from __future__ import annotations

import stat
from pathlib import Path

from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError

__all__ = ["LARGEST_FILE_MB", "read_text"]

LARGEST_FILE_MB = 64
"""A ten-fold heart centre takes about 2 MB; more than this is some other file."""

_SIGNATURES = {
    b"PK\x03\x04": "a spreadsheet workbook or zip archive: export each sheet as CSV",
    b"\xd0\xcf\x11\xe0": "an old Office document: export each sheet as CSV",
    b"\x1f\x8b": "a gzip archive: unpack it first",
    b"%PDF": "a PDF document: give the data that it was made from",
    b"\xff\xfe": "text in UTF-16: save it as UTF-8",
    b"\xfe\xff": "text in UTF-16: save it as UTF-8",
}


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, with or without a byte-order mark.

    Raises
    ------
    InputError
        When the file is missing, no file, unreadable, empty, too large, binary or
        in another encoding.
    """
    try:
        data = _read_bytes(path)
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise _refused(path, _trouble(error)) from None
    return _decode(data, path)


def _read_bytes(path: Path) -> bytes:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise _refused(path, "this is a folder, but a file was expected.")
    if not stat.S_ISREG(status.st_mode):
        raise _refused(path, "this is no ordinary file: save the input to one.")
    if status.st_size > LARGEST_FILE_MB * 1_000_000:
        message = f"the file is larger than {LARGEST_FILE_MB} MB: is it the right one?"
        raise _refused(path, message)
    return path.read_bytes()


def _decode(data: bytes, path: Path) -> str:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise _refused(path, f"this is {what}.")
    if b"\0" in data:
        raise _refused(path, "this is a binary file, but text was expected.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = (
            f"line {line} is not UTF-8 text (byte 0x{data[error.start]:02x}): save the "
            "file as UTF-8; a spreadsheet program calls it 'CSV UTF-8'."
        )
        raise _refused(path, message) from None
    if not text.strip():
        raise _refused(path, "the file is empty.")
    return text


def _trouble(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file: check the path."
    if isinstance(error, PermissionError):
        return "permission to read it is denied: change its rights, or copy it."
    reason = getattr(error, "strerror", None) or "the path is not valid"
    return f"it cannot be read ({reason})."


def _refused(path: Path, message: str) -> InputError:
    return InputError([Fault(message, shown(str(path), longest=200))])
