"""Split CSV text into a heading line and rows, and say what is wrong with its form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from mapigo.errors import Fault, InputError

__all__ = ["Record", "records_of"]


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row, stripped of spaces, and the line that they begin on."""

    line: int
    cells: list[str]


def records_of(text: str, file: str) -> list[Record]:
    """Return the rows of a CSV text, the headings first; empty rows are left out.

    Raises
    ------
    InputError
        When the columns are not separated by commas, a quote is not closed, or there
        is no row at all.
    """
    text = _without_spreadsheet_line(text)
    _refuse_other_separators(text, file)
    try:
        records = list(_records(text))
    except csv.Error as error:
        message = f"this is not a valid CSV table ({error}): check the quotes."
        raise InputError([Fault(message, file)]) from None
    if not records:
        raise InputError([Fault("the table has no line of headings.", file)])
    return records


def _without_spreadsheet_line(text: str) -> str:
    """Empty a first line ``sep=,``, by which spreadsheet programs know the comma."""
    first, line_end, rest = text.partition("\n")
    is_one = first.strip().strip('"').lower() == "sep=,"
    return line_end + rest if is_one else text


def _records(text: str) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    for cells in reader:
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield Record(line, stripped)
        line = reader.line_num + 1


def _refuse_other_separators(text: str, file: str) -> None:
    heading = text.lstrip().partition("\n")[0]
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if separator in heading and "," not in heading:
            message = (
                f"the columns are separated by {name}: export the table with commas "
                "(in a spreadsheet program: 'CSV UTF-8, comma delimited')."
            )
            raise InputError([Fault(message, f"{file}, line 1")])
