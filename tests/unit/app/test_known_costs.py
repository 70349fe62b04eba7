"""Costs to compare with, read from a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapigo.app.known_costs import KnownCosts, read_known_costs
from mapigo.errors import InputError

pytestmark = pytest.mark.unit


def written(folder: Path, text: str) -> Path:
    path = folder / "bounds.csv"
    path.write_text(text)
    return path


def test_best_known_costs_are_read_by_instance(tmp_path: Path):
    path = written(
        tmp_path, "instance,best_known,source\ni01,3842,page\ni02,1263,page\n"
    )
    assert read_known_costs(path) == {"i01": KnownCosts(3842), "i02": KnownCosts(1263)}


def test_yardsticks_are_read_where_there_are_some(tmp_path: Path):
    path = written(tmp_path, "instance,best_known,yardstick\ni01,3842,3850\ni02,7,\n")
    assert read_known_costs(path) == {
        "i01": KnownCosts(3842, 3850),
        "i02": KnownCosts(7, None),
    }


def test_a_missing_table_is_said(tmp_path: Path):
    with pytest.raises(InputError, match=r"missing.csv: there is no such file"):
        read_known_costs(tmp_path / "missing.csv")


@pytest.mark.parametrize(
    "text", ["instance,cost\n", "instance;best_known\ni01;3842\n", "a,b\n1,2\n"]
)
def test_a_table_without_the_columns_is_refused(tmp_path: Path, text: str):
    with pytest.raises(InputError, match=r"with the columns instance and best_known"):
        read_known_costs(written(tmp_path, text))


def test_every_cost_that_is_no_number_is_named_by_its_line(tmp_path: Path):
    path = written(tmp_path, "instance,best_known\ni01,12.5\ni02,7\ni03\n")
    with pytest.raises(InputError, match=r"line 2: .*'12.5'") as caught:
        read_known_costs(path)
    assert [fault.where.rpartition(" ")[2] for fault in caught.value.faults] == [
        "2",
        "4",
    ]


def test_a_yardstick_that_is_no_number_is_refused(tmp_path: Path):
    path = written(tmp_path, "instance,best_known,yardstick\ni01,7,soon\n")
    with pytest.raises(InputError, match=r"yardstick should be .* empty, not 'soon'"):
        read_known_costs(path)
