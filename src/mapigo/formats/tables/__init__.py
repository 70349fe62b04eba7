"""CSV tables from one declaration each: reading, writing, column list and faults."""

from mapigo.formats.tables.cells import (
    Cell,
    CellError,
    Choice,
    ShiftType,
    Text,
    WholeNumber,
    YesNo,
)
from mapigo.formats.tables.csv_text import Record
from mapigo.formats.tables.day_cells import Date, Day
from mapigo.formats.tables.decimal_cell import DecimalNumber
from mapigo.formats.tables.distribution_cell import DistributionCell
from mapigo.formats.tables.headings import heading_faults
from mapigo.formats.tables.list_cells import Labels, NumbersPerShift
from mapigo.formats.tables.moment_cell import Moment
from mapigo.formats.tables.pathway_cell import PathwayCell
from mapigo.formats.tables.reading import Row, Sheet, read_records, read_sheet
from mapigo.formats.tables.table import REQUIRED, Column, Table
from mapigo.formats.tables.writing import rows_of, table_text

__all__ = [
    "REQUIRED",
    "Cell",
    "CellError",
    "Choice",
    "Column",
    "Date",
    "Day",
    "DecimalNumber",
    "DistributionCell",
    "Labels",
    "Moment",
    "NumbersPerShift",
    "PathwayCell",
    "Record",
    "Row",
    "Sheet",
    "ShiftType",
    "Table",
    "Text",
    "WholeNumber",
    "YesNo",
    "heading_faults",
    "read_records",
    "read_sheet",
    "rows_of",
    "table_text",
]
