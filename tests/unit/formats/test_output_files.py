from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mapigo.errors import OutputError
from mapigo.formats.output_files import write_file, write_folder

pytestmark = pytest.mark.unit

KNOWN = {"a.csv", "b.csv"}


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def refuse_to_write(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def fail(_: int) -> None:
        raise error

    monkeypatch.setattr("os.fsync", fail)


@pytest.fixture
def shared_with_the_group() -> Iterator[None]:
    """Let new files be readable and writable by the group."""
    before = os.umask(0o007)
    yield
    os.umask(before)


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    for text in ("first", "second é\n"):
        write_file(path, text)
        assert path.read_bytes() == text.encode()
    assert names_in(tmp_path) == {"plan.json"}


def test_a_folder_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    write_folder(path, {"a.csv": "1", "b.csv": "2"}, KNOWN)
    write_folder(path, {"a.csv": "3"}, KNOWN)
    assert names_in(path) == {"a.csv"}
    assert (path / "a.csv").read_text() == "3"
    assert names_in(tmp_path) == {"plan"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.mkdir()
    write_folder(path, {"a.csv": "1"}, KNOWN)
    assert names_in(path) == {"a.csv"}


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"holds other files \(notes.txt\)"):
        write_folder(tmp_path, {"a.csv": "1"}, KNOWN)
    assert names_in(tmp_path) == {"notes.txt"}


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_text("mine")
    with pytest.raises(OutputError, match="it is a file, but a folder is to be"):
        write_folder(path, {"a.csv": "1"}, KNOWN)
    assert path.read_text() == "mine"


def test_a_folder_in_the_way_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder or device, not a file"):
        write_file(tmp_path, "x")


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="its folder does not exist"):
        write_file(tmp_path / "missing" / "plan.json", "x")
    with pytest.raises(OutputError, match="its folder does not exist"):
        write_folder(tmp_path / "missing" / "plan", {"a.csv": "1"}, KNOWN)


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"Not a directory. Choose another place"):
        write_file(tmp_path / "file" / "plan.json", "x")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "permission is denied"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
    ],
)
def test_what_was_there_survives_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    file, folder = tmp_path / "plan.json", tmp_path / "plan"
    write_file(file, "old")
    write_folder(folder, {"a.csv": "old"}, KNOWN)
    refuse_to_write(monkeypatch, error)
    with pytest.raises(OutputError, match=sentence):
        write_file(file, "new")
    with pytest.raises(OutputError, match=sentence):
        write_folder(folder, {"a.csv": "new"}, KNOWN)
    assert file.read_text() == "old"
    assert (folder / "a.csv").read_text() == "old"
    assert names_in(tmp_path) == {"plan.json", "plan"}


def test_what_was_there_survives_an_interruption(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "plan.json"
    write_file(path, "old")
    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(path, "new")
    assert path.read_text() == "old"
    assert names_in(tmp_path) == {"plan.json"}


@pytest.mark.usefixtures("shared_with_the_group")
def test_outputs_have_the_permissions_of_other_new_files(tmp_path: Path) -> None:
    write_file(tmp_path / "plan.json", "x")
    write_folder(tmp_path / "plan", {"a.csv": "1"}, KNOWN)
    assert permissions(tmp_path / "plan.json") == 0o660
    assert permissions(tmp_path / "plan") == 0o770
    assert permissions(tmp_path / "plan" / "a.csv") == 0o660


def test_threads_that_write_the_same_file_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    texts = [str(number) * 1000 for number in range(10)]
    with ThreadPoolExecutor(max_workers=5) as threads:
        list(threads.map(lambda text: write_file(path, text), texts))
    assert path.read_text() in texts
    assert names_in(tmp_path) == {"plan.json"}


def test_what_a_killed_run_left_behind_stays_and_stands_in_no_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan"
    write_folder(path, {"a.csv": "old"}, KNOWN)
    with monkeypatch.context() as killed:
        killed.setattr("shutil.rmtree", lambda *_, **__: None)
        write_folder(path, {"a.csv": "new"}, KNOWN)
    (left_behind,) = names_in(tmp_path) - {"plan"}
    write_folder(path, {"a.csv": "newer"}, KNOWN)
    write_file(tmp_path / "plan.json", "x")
    assert (path / "a.csv").read_text() == "newer"
    assert (tmp_path / left_behind / "older" / "a.csv").read_text() == "old"
    assert names_in(tmp_path) == {"plan", "plan.json", left_behind}


def test_a_folder_may_hold_a_known_folder(tmp_path: Path) -> None:
    path = tmp_path / "out"
    known = {"a.csv", "centre/b.csv"}
    write_folder(path, {"a.csv": "1", "centre/b.csv": "2"}, known)
    assert (path / "centre" / "b.csv").read_text() == "2"
    write_folder(path, {"a.csv": "3"}, known)
    assert names_in(path) == {"a.csv"}


@pytest.mark.parametrize("stranger", ["other.csv", "centre/other.csv", "older/b.csv"])
def test_a_folder_with_something_unknown_within_is_left_alone(
    tmp_path: Path, stranger: str
) -> None:
    path = tmp_path / "out" / stranger
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    known = {"a.csv", "centre/b.csv"}
    with pytest.raises(OutputError, match="holds other files"):
        write_folder(tmp_path / "out", {"a.csv": "1"}, known)
    assert path.read_text() == "mine"
