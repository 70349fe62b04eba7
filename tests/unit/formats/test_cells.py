"""What each type of cell reads, writes and refuses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from mapigo.domain import OPERATION, WARD, Calendar, LogNormal, Pathway, Stage
from mapigo.domain import TheatreKind as Kind
from mapigo.formats.tables import (
    Cell,
    CellError,
    Choice,
    Date,
    Day,
    DecimalNumber,
    Labels,
    Moment,
    NumbersPerShift,
    PathwayCell,
    ShiftType,
    Text,
    WholeNumber,
    YesNo,
)

pytestmark = pytest.mark.unit

DATED = Calendar(4, ("early", "late"), date(2026, 12, 7))
PLAIN = Calendar(4, ("early", "late"))
STAY = Pathway(
    (
        Stage(WARD, 1),
        Stage(OPERATION, 0),
        Stage("icu 2", 3, LogNormal(0.31, 0.61)),
        Stage(WARD, 4),
    )
)


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        (Text(), "C3.12", "C3.12"),
        (WholeNumber(0, 1440), "480", 480),
        (YesNo(), "yes", True),
        (YesNo(), "no", False),
        (Choice(Kind), "cath_lab", Kind.CATH_LAB),
        (ShiftType(), "late", "late"),
        (Date(), "2026-10-01", date(2026, 10, 1)),
        (Day(), "2026-12-07", 0),
        (Day(), "2026-12-06", -1),
        (Day(in_horizon=True), "2026-12-10", 3),
        (DecimalNumber(0, 366), "1.85", 1.85),
        (DecimalNumber(0, 366), "2", 2.0),
        (Moment(), "2026-03-02 14:30", datetime(2026, 3, 2, 14, 30)),
        (Labels(), "bypass;tavi", frozenset({"tavi", "bypass"})),
        (Labels(ordered=True), "S4;S1", ("S4", "S1")),
        (NumbersPerShift(), "2 1", (2, 1)),
        (NumbersPerShift(), "2x6 1x9", (2,) * 6 + (1,) * 9),
        (
            PathwayCell(),
            "ward 1 > operation > icu 2 3 (lognormal 0.31 0.61) > ward 4",
            STAY,
        ),
    ],
)
def test_a_cell_is_read_and_written(cell: Cell, text: str, value: Any) -> None:
    assert cell.read(text, DATED) == value
    assert cell.write(value, DATED) == text


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        (WholeNumber(-9, 9), "+3", 3),
        (YesNo(), "TRUE", True),
        (YesNo(), "0", False),
        (Day(), "3", 3),
        (Day(), "-12", -12),
        (DecimalNumber(0, 366), "1.50e1", 15.0),
        (Moment(), "2026-03-02T14:30:15", datetime(2026, 3, 2, 14, 30, 15)),
        (Moment(), "2026-03-02", datetime(2026, 3, 2)),
        (Labels(), " tavi ; bypass; ", frozenset({"tavi", "bypass"})),
        (NumbersPerShift(), "1x3 0  2", (1, 1, 1, 0, 2)),
        (PathwayCell(), "operation>ward  2", Pathway.simple(2)),
        (
            PathwayCell(),
            "icu 1 ( lognormal  0 1e-3 )",
            Pathway((Stage("icu", 1, LogNormal(0.0, 0.001)),)),
        ),
    ],
)
def test_other_ways_to_write_a_cell(cell: Cell, text: str, value: Any) -> None:
    assert cell.read(text, DATED) == value


def test_days_are_numbers_without_a_start_date() -> None:
    assert Day().read("3", PLAIN) == 3
    assert Day().write(3, PLAIN) == "3"


@pytest.mark.parametrize(
    ("cell", "text", "sentence"),
    [
        (WholeNumber(0, 9), "ten", "expected a whole number, came 'ten'"),
        (WholeNumber(0, 9), "10", "expected a number from 0 to 9, came 10"),
        (WholeNumber(0, 9), "-1", "came -1"),
        (WholeNumber(0, 9), "NaN", "came 'NaN': fill in the missing number"),
        (WholeNumber(0, 9), "#REF!", "an error of the spreadsheet"),
        (WholeNumber(0, 9), "4.0", "came '4.0': write 4"),
        (WholeNumber(0, 9), "4,5", "a decimal comma or a thousands separator"),
        (WholeNumber(0, 9), "1,000", "a thousands separator; write digits only"),
        (WholeNumber(0, 9), "1.000", "a thousands separator; write digits only"),
        (WholeNumber(0, 9), "9" * 40, "expected a whole number"),
        (WholeNumber(0, 9), "٣", "expected a whole number"),
        (YesNo(), "perhaps", "expected yes or no, came 'perhaps'"),
        (Choice(Kind), "or", "one of OR, hybrid, cath_lab, EP_lab, came 'or'"),
        (Choice(Kind), "Cath lab", "came 'Cath lab': did you mean 'cath_lab'?"),
        (ShiftType(), "siesta", "one of the shift types early, late, came 'siesta'"),
        (Date(), "7/12/2026", "a date such as 2026-12-07, came '7/12/2026'"),
        (Date(), "2026-02-30", "expected a date"),
        (Day(), "7/12/2026", "such as 2026-12-07 or a day number, came '7/12/2026'"),
        (Day(), "2026-13-01", "came '2026-13-01'"),
        (Day(), "99999", "more than a hundred years away"),
        (Day(in_horizon=True), "4", "from 2026-12-07 to 2026-12-10, came '4'"),
        (Day(in_horizon=True), "2026-12-11", "came '2026-12-11'"),
        (DecimalNumber(0, 9), "1,5", "came '1,5': write the decimals after a point"),
        (DecimalNumber(0, 9), "9.5", "expected a number from 0 to 9, came 9.5"),
        (DecimalNumber(0, 9), "1_0", "expected a number, came '1_0'"),
        (DecimalNumber(0, 9), "٣", "expected a number"),
        (DecimalNumber(0, 9), "inf", "expected a number, came 'inf'"),
        (Moment(), "2.3.2026 14:30", "such as 2026-03-02 14:30, without a time zone"),
        (Moment(), "2026-03-02 25:00", "came '2026-03-02 25:00'"),
        (Labels(), "a;;b", "an empty place between two semicolons"),
        (Labels(), "a;b;a", "a label stands twice"),
        (NumbersPerShift(), "1 -1", "whole numbers between spaces.* came '-1'"),
        (NumbersPerShift(), "1,5", "came '1,5'"),
        (NumbersPerShift(), "1x999999", "more than 8784 numbers"),
        (PathwayCell(), "ward", "expected a stage such as .* came 'ward'"),
        (PathwayCell(), "ward 1 >", "came ''"),
        (PathwayCell(), "ward -1", "came 'ward -1'"),
        (PathwayCell(), "icu 2 (lognormal nan 1)", "a distribution, came 'nan'"),
        (PathwayCell(), "icu 2 (lognormal 0,3 1)", "a distribution, came '0,3'"),
        (PathwayCell(), "icu 2 (gamma 1 1)", "expected a distribution"),
    ],
)
def test_a_faulty_cell(cell: Cell, text: str, sentence: str) -> None:
    with pytest.raises(CellError, match=sentence):
        cell.read(text, DATED)


def test_a_date_needs_a_start_date() -> None:
    with pytest.raises(CellError, match="nothing without a start date: add one to the"):
        Day().read("2026-12-07", PLAIN)
