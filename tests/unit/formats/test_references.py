"""The documented columns and settings are those that are read."""

from __future__ import annotations

import pytest
from tests.strategies.small_centre import PARTS

from mapigo.domain import Calendar
from mapigo.formats import column_reference, setting_reference
from mapigo.formats.centre_folder import CENTRE_TABLES
from mapigo.formats.events import EVENTS_TABLE
from mapigo.formats.plan_tables import PLAN_TABLES
from mapigo.formats.tables import Column

pytestmark = pytest.mark.unit

COLUMNS = [
    pytest.param(column, id=f"{table.name}-{column.name}")
    for table in (*CENTRE_TABLES, *PLAN_TABLES, EVENTS_TABLE)
    for column in table.columns
]


@pytest.mark.parametrize("column", COLUMNS)
def test_the_example_of_a_column_can_be_read(column: Column) -> None:
    calendar: Calendar = PARTS["calendar"]
    year = Calendar(366, calendar.shift_types, calendar.start_date)
    value = column.cell.read(column.example, year)
    assert column.cell.read(column.cell.write(value, year), year) == value
    assert column.cell.kind
    assert column.meaning


def test_every_table_and_column_is_listed() -> None:
    tables = {(table.folder, table.file): table for table in column_reference()}
    assert len(tables) == 23
    waiting_list = tables["centre", "waiting_list.csv"]
    assert waiting_list.required
    assert [column.name for column in waiting_list.columns if column.required] == [
        *("id", "sex", "age_group", "pathway", "surgeons", "theatre_minutes"),
        *("workload", "required_skill"),
    ]
    assert not tables["centre", "occupants.csv"].required
    minutes = tables["centre", "sessions.csv"].columns[2]
    assert minutes.type == "whole number from 0 to 1440"
    assert tables["plan", "admissions.csv"].columns[0].example == "W1042"


def test_every_setting_is_listed_with_its_meaning() -> None:
    settings = {setting.key: setting for setting in setting_reference()}
    assert settings["calendar.days"].required
    assert not settings["policy.weights"].required
    assert "policy.theatre_reserve_minutes" in settings
    assert "policy.lists.weights.overrun" in settings
    assert all(setting.meaning for setting in settings.values())
