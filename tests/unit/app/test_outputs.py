"""Outputs are refused before the search when they cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapigo.app.outputs import check_apart, check_file, check_folder
from mapigo.errors import OutputError

pytestmark = pytest.mark.unit


def test_a_new_file_in_an_existing_folder_is_writable_and_not_made(tmp_path: Path):
    check_file(tmp_path / "plan.json")
    assert list(tmp_path.iterdir()) == []


def test_a_new_folder_for_tables_is_writable_and_not_made(tmp_path: Path):
    check_folder(tmp_path / "tables")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_parent_folder_is_refused(tmp_path: Path):
    with pytest.raises(OutputError, match=r"there is no folder .*missing; make it"):
        check_file(tmp_path / "missing" / "plan.json")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path):
    with pytest.raises(OutputError, match=r"is a folder; give the name of a file"):
        check_file(tmp_path)


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path):
    path = tmp_path / "plan.json"
    path.write_text("{}")
    with pytest.raises(OutputError, match=r"is a file; give the name of a folder"):
        check_folder(path)


def test_a_folder_of_other_files_is_refused(tmp_path: Path):
    (tmp_path / "bookings.csv").write_text("")
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(OutputError, match=r"holds other files \(notes.txt\)"):
        check_folder(tmp_path, known={"bookings.csv"})


def test_a_folder_of_files_that_will_be_replaced_is_writable(tmp_path: Path):
    (tmp_path / "bookings.csv").write_text("")
    check_folder(tmp_path, known={"bookings.csv"})


def test_files_in_known_folders_within_are_known_by_their_paths(tmp_path: Path):
    (tmp_path / "centre").mkdir()
    (tmp_path / "centre" / "rooms.csv").write_text("")
    known = {"plan.json", "centre/rooms.csv"}
    check_folder(tmp_path, known)
    (tmp_path / "centre" / "letter.txt").write_text("")
    with pytest.raises(OutputError, match=r"holds other files \(centre/letter.txt\)"):
        check_folder(tmp_path, known)


def test_a_file_below_a_file_is_refused(tmp_path: Path):
    (tmp_path / "plan.json").write_text("{}")
    with pytest.raises(OutputError, match=r"there is no folder"):
        check_file(tmp_path / "plan.json" / "deeper.json")


def test_a_folder_where_no_file_can_be_made_is_refused():
    if not Path("/proc/self").is_dir():
        pytest.skip("needs a folder that takes no files, like Linux's /proc")
    with pytest.raises(OutputError, match=r"Cannot write /proc/plan.json: .*choose"):
        check_file(Path("/proc/plan.json"))


def test_the_input_is_never_overwritten(tmp_path: Path):
    source = tmp_path / "i01.json"
    source.write_text("{}")
    with pytest.raises(OutputError, match=r"would overwrite the input"):
        check_apart([source], [tmp_path / "." / "i01.json"])


@pytest.mark.parametrize("table", ["centre.toml", "rooms.csv"])
def test_a_table_of_the_input_is_never_overwritten(tmp_path: Path, table: str):
    with pytest.raises(OutputError, match=r"would overwrite the input"):
        check_apart([tmp_path], [tmp_path / table])


def test_a_plan_inside_the_centre_folder_is_fine(tmp_path: Path):
    check_apart([tmp_path], [tmp_path / "plan.json"])


def test_two_outputs_with_one_path_are_refused(tmp_path: Path):
    both = tmp_path / "plan.json"
    with pytest.raises(
        OutputError, match=r"Two outputs would be written to .*plan.json"
    ):
        check_apart([tmp_path / "i01.json"], [both, both])
