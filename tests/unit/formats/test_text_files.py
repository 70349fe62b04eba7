from __future__ import annotations

import os
from pathlib import Path

import pytest

from mapigo.errors import InputError
from mapigo.formats import text_files
from mapigo.formats.text_files import read_text

pytestmark = pytest.mark.unit


def test_text_comes_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for data in ("é,b\n".encode(), "é,b\n".encode("utf-8-sig")):
        path.write_bytes(data)
        assert read_text(path) == "é,b\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        ("a\ncaf\xe9".encode("latin-1"), r"line 2 is not UTF-8 text \(byte 0xe9\)"),
        ("id".encode("utf-16"), "text in UTF-16: save it as UTF-8"),
        (b"id\x00name", "a binary file"),
        (b"PK\x03\x04...", "a spreadsheet workbook .*: export each sheet as CSV"),
        (b"\xd0\xcf\x11\xe0...", "an old Office document"),
        (b"\x1f\x8b...", "a gzip archive: unpack it"),
        (b"%PDF-1.7", "a PDF document"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "input.json"
    path.write_bytes(data)
    with pytest.raises(InputError, match=f"input.json: .*{sentence}"):
        read_text(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nope.json: there is no such file"):
        read_text(tmp_path / "nope.json")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder, but a file was expected"):
        read_text(tmp_path)


def test_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="no ordinary file"):
        read_text(tmp_path / "pipe")


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_an_impossible_path(path: str) -> None:
    with pytest.raises(InputError, match="it cannot be read"):
        read_text(Path(path))


def test_a_file_without_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.json"
    path.write_text("{}")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="permission to read it is denied"):
        read_text(path)


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_files, "LARGEST_FILE_MB", 1)
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(1_000_001)
    with pytest.raises(InputError, match="larger than 1 MB"):
        read_text(path)
