"""The columns and settings of mapigo's own formats, as data for the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from mapigo.formats.calibration_tables import CALIBRATION_TABLES
from mapigo.formats.centre_folder import CENTRE_TABLES
from mapigo.formats.centre_folder.settings import Settings
from mapigo.formats.events import EVENT_KINDS, EVENTS_TABLE
from mapigo.formats.past_cases import STAYS_TABLE
from mapigo.formats.plan_tables import PLAN_TABLES
from mapigo.formats.tables import Column, Table

__all__ = [
    "ColumnReference",
    "EventReference",
    "SettingReference",
    "TableReference",
    "column_reference",
    "event_reference",
    "setting_reference",
]


@dataclass(frozen=True, slots=True)
class ColumnReference:
    """A column: what a cell holds, what it means, an example."""

    name: str
    type: str
    meaning: str
    example: str
    required: bool


@dataclass(frozen=True, slots=True)
class TableReference:
    """A CSV file and its columns.

    ``folder`` says what it is part of: ``centre``, ``plan``, ``events``,
    ``calibration``; that of a centre's own records is ``records``.
    """

    folder: str
    file: str
    meaning: str
    required: bool
    columns: tuple[ColumnReference, ...]


@dataclass(frozen=True, slots=True)
class SettingReference:
    """A key of ``centre.toml``, with dots between its parts: ``calendar.days``."""

    key: str
    meaning: str
    required: bool


@dataclass(frozen=True, slots=True)
class EventReference:
    """A kind of event: its word, its meaning, and the columns that it fills."""

    word: str
    meaning: str
    needs: tuple[str, ...]
    may_have: tuple[str, ...]


def column_reference() -> tuple[TableReference, ...]:
    """Return every table that mapigo reads or writes, with its columns."""
    return (
        *(_table(table, "centre") for table in CENTRE_TABLES),
        *(_table(table, "plan") for table in PLAN_TABLES),
        _table(EVENTS_TABLE, "events"),
        _table(STAYS_TABLE, "records"),
        *(_table(table, "calibration") for table in CALIBRATION_TABLES),
    )


def _table(table: Table, folder: str) -> TableReference:
    columns = tuple(_column(column) for column in table.columns)
    return TableReference(
        folder, table.file, table.meaning, not table.optional, columns
    )


def _column(column: Column) -> ColumnReference:
    return ColumnReference(
        column.name,
        column.cell.kind,
        column.meaning,
        column.example,
        column.is_required,
    )


def setting_reference() -> tuple[SettingReference, ...]:
    """Return every key of ``centre.toml``."""
    return tuple(_settings(Settings, ""))


def _settings(model: type[BaseModel], prefix: str) -> Iterator[SettingReference]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _settings(kind, f"{prefix}{name}.")
        else:
            meaning = field.description or ""
            yield SettingReference(f"{prefix}{name}", meaning, field.is_required())


def event_reference() -> tuple[EventReference, ...]:
    """Return every kind of event that a file may hold."""
    return tuple(
        EventReference(str(word), kind.meaning, kind.needs, kind.may_have)
        for word, kind in EVENT_KINDS.items()
    )
