"""Read a table of past cases: a row for each stay in a place and each operation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from mapigo.domain import OPERATION, Calendar, PastCase, PastStay, procedure_key
from mapigo.domain.validation.item import shown
from mapigo.domain.validation.limits import (
    LONGEST_ID,
    MOST_LENGTH,
    MOST_MINUTES_PER_DAY,
    MOST_STAY_DAYS,
)
from mapigo.errors import Fault, InputError
from mapigo.formats.tables import (
    Column,
    Date,
    DecimalNumber,
    Moment,
    Row,
    Table,
    Text,
    YesNo,
    read_sheet,
)
from mapigo.formats.text_files import read_text

__all__ = ["STAYS_TABLE", "PastRecords", "read_past_cases"]

STAYS_TABLE = Table(
    "stays",
    "One row for each stay in a place and for each operation. Ids, never names.",
    key=(),
    columns=(
        Column("case", Text(), "id of the admission", "C1042"),
        Column("procedure", Text(), "what was done, one for each case", "CABG"),
        Column(
            "place",
            Text(),
            "operation, ward (after the operation), or a pool such as icu",
            "icu",
        ),
        Column(
            "length",
            DecimalNumber(0, MOST_LENGTH),
            "days in the place, decimals allowed; minutes of an operation",
            "1.8",
            None,
        ),
        Column(
            "from",
            Moment(),
            "in place of the length: when the stay or operation began",
            "2026-03-02 14:30",
            None,
        ),
        Column("until", Moment(), "and when it ended", "2026-03-04 11:00", None),
        Column(
            "ended",
            YesNo(),
            "no: still there when the records were taken; length or until say when",
            "yes",
            True,
        ),
        Column("date", Date(), "date of the operation", "2026-03-02", None),
    ),
)

CALENDAR = Calendar(n_days=1, shift_types=("day",))
"""Cells are read with a calendar; these need none."""
SECONDS_PER_DAY = 86_400
SECONDS_PER_MINUTE = 60
MOST_DECIMALS = 3
"""More digits come from a division, not from a clock."""
MOST_BY_PLACE = {OPERATION: (MOST_MINUTES_PER_DAY, "minutes: a day")}
MOST_ELSEWHERE = (MOST_STAY_DAYS, "days: a year")


@dataclass(frozen=True, slots=True)
class PastRecords:
    """Past cases as read, and how many stays lay before the operation, unused."""

    cases: tuple[PastCase, ...]
    n_stays_before: int


def read_past_cases(path: Path, places: Collection[str]) -> PastRecords:
    """Return the past cases in a CSV table.

    Parameters
    ----------
    path
        The table.
    places
        Places where a stay can be, the operation among them.

    Raises
    ------
    InputError
        With every fault found, each with its line.
    """
    table = replace(STAYS_TABLE, name=shown(path.stem))
    sheet = read_sheet(read_text(path), table, CALENDAR)
    faults = list(sheet.faults)
    if sheet.is_readable and not sheet.rows:
        message = "the table has headings and no rows: add a row for each stay."
        faults.append(Fault(message, table.file))
    sound = [row for row in sheet.rows if not row.is_faulty]
    for row in sound:
        for column, message in _complaints(row, places):
            where = f"{table.file}, line {row.line}, column {column}"
            faults.append(Fault(message, where, table.name, row["case"], column))
    for line, message in _contradictions(sound):
        faults.append(Fault(message, f"{table.file}, line {line}", table.name))
    if faults:
        raise InputError(faults)
    return _records(sound)


def _complaints(row: Row, places: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (column, what is wrong) of one row."""
    for column in ("case", "procedure"):
        if len(row[column]) > LONGEST_ID:
            yield (
                column,
                (
                    f"expected at most {LONGEST_ID} letters, came {len(row[column])}: "
                    "shorten it."
                ),
            )
    place = row["place"]
    if place not in places:
        known = ", ".join(sorted(places))
        yield (
            "place",
            f"{shown(place)!r} is not a place here: use one of {known}; pools of your "
            "own are known with --centre.",
        )
    yield from _time_complaints(row)


def _time_complaints(row: Row) -> Iterator[tuple[str, str]]:
    length, begin, end = row["length"], row["from"], row["until"]
    if length is not None and (begin is not None or end is not None):
        yield "length", "came with from or until: give the length or the two times."
    elif length is None and begin is None and end is None:
        yield "length", "the cell is empty: give a length, or from and until."
    elif length is None and begin is None:
        yield "from", "the cell is empty: say when it began."
    elif length is None and end is None:
        yield (
            "until",
            "the cell is empty: say when it ended; of a stay that has not ended, give "
            "the time when the records were taken, and ended as no.",
        )
    elif length is None and end < begin:
        when, since = (Moment().write(one, CALENDAR) for one in (end, begin))
        yield "until", f"{when} is before it began ({since}): correct one of them."
    else:
        yield from _length_complaints(row)


def _length_complaints(row: Row) -> Iterator[tuple[str, str]]:
    length = _length(row, row["from"])
    column = "until" if row["length"] is None else "length"
    most, unit = MOST_BY_PLACE.get(row["place"], MOST_ELSEWHERE)
    if length > most:
        yield column, f"expected at most {most} {unit}, came {length:g}: correct it."
    if row["place"] == OPERATION and length == 0:
        yield column, "an operation of 0 minutes: correct it, or leave the row out."


def _length(row: Row, begin: datetime | None) -> float:
    if row["length"] is not None:
        return float(row["length"])
    seconds = (row["until"] - begin).total_seconds()
    unit = SECONDS_PER_MINUTE if row["place"] == OPERATION else SECONDS_PER_DAY
    return float(seconds / unit)


def _contradictions(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield (line, what is wrong) of rows that do not go with an earlier one."""
    first_of_case: dict[str, Row] = {}
    line_of: dict[tuple[object, ...], int] = {}
    for row in rows:
        first = first_of_case.setdefault(row["case"], row)
        if procedure_key(first["procedure"]) != procedure_key(row["procedure"]):
            yield (
                row.line,
                f"case {shown(row['case'])} has the procedure "
                f"{shown(row['procedure'])!r} here and {shown(first['procedure'])!r} "
                f"in line {first.line}: name one for both, or make it two cases.",
            )
        line = line_of.setdefault(tuple(row.values.values()), row.line)
        if line != row.line:
            message = (
                f"the row repeats line {line}: keep one; add up the lengths if there "
                "were two."
            )
            yield row.line, message
    yield from _overlaps(rows)


def _overlaps(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield stays that begin before an earlier one in the same place has ended."""
    by_place: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["from"] is not None and row["until"] is not None:
            by_place[row["case"], row["place"]].append(row)
    for same in by_place.values():
        same.sort(key=lambda row: (row["from"], row["until"]))
        for before, row in pairwise(same):
            if row["from"] < before["until"] and row.values != before.values:
                message = (
                    f"the case is in {shown(row['place'])} already, by line "
                    f"{before.line}: correct the times of one."
                )
                yield row.line, message


def _records(rows: Sequence[Row]) -> PastRecords:
    by_case: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_case[row["case"]].append(row)
    precisions = _precisions_of_lengths(rows)
    spelling: dict[str, str] = {}
    n_before = 0
    cases = []
    for case_id, of_case in by_case.items():
        operated = _operated(of_case)
        after = [row for row in of_case if not _is_before(row, operated)]
        n_before += len(of_case) - len(after)
        stays = tuple(_stay(row, operated, precisions) for row in after)
        # The first spelling of a procedure is kept for all.
        written = of_case[0]["procedure"]
        procedure = spelling.setdefault(procedure_key(written), written)
        cases.append(PastCase(case_id, procedure, stays, _day(of_case, operated)))
    return PastRecords(tuple(cases), n_before)


def _operated(rows: Sequence[Row]) -> datetime | None:
    """Return when a case's first operation began, where that is known."""
    begins = [row["from"] for row in rows if row["place"] == OPERATION and row["from"]]
    return min(begins, default=None)


def _is_before(row: Row, operated: datetime | None) -> bool:
    """Whether a stay was over when the operation began."""
    if row["place"] == OPERATION or operated is None or row["until"] is None:
        return False
    return bool(row["until"] <= operated and row["from"] < operated)


def _stay(
    row: Row, operated: datetime | None, precisions: dict[str, float]
) -> PastStay:
    """Return a stay, counted from the operation on where it began before."""
    begin = row["from"]
    if begin is not None and operated is not None and row["place"] != OPERATION:
        begin = max(begin, operated)
    length = _length(row, begin)
    precision = precisions[row["place"]]
    if begin is not None:
        precision = _precision_of_times(row, begin)
    return PastStay(row["place"], length, precision, row["ended"])


def _precision_of_times(row: Row, begin: datetime) -> float:
    if row["place"] == OPERATION:
        return 1.0
    are_dates = begin.time() == row["until"].time() == time(0)
    return 1.0 if are_dates else SECONDS_PER_MINUTE / SECONDS_PER_DAY


def _precisions_of_lengths(rows: Sequence[Row]) -> defaultdict[str, float]:
    """Return to what the lengths at each place were rounded: the finest in use."""
    n_decimals: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        if row["length"] is not None:
            n = min(_n_decimals(row["length"]), MOST_DECIMALS)
            n_decimals[row["place"]] = max(n_decimals[row["place"]], n)
    precisions: defaultdict[str, float] = defaultdict(lambda: 1.0)
    precisions.update({place: 10.0**-n for place, n in n_decimals.items()})
    return precisions


def _n_decimals(length: float) -> int:
    exponent = Decimal(repr(length)).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _day(rows: Sequence[Row], operated: datetime | None) -> date | None:
    """Return the date of the operation, else of the first stay."""
    given: list[date] = [row["date"] for row in rows if row["date"]]
    begun: list[datetime] = [row["from"] for row in rows if row["from"]]
    if given:
        return min(given)
    first = operated or min(begun, default=None)
    return first.date() if first else None
