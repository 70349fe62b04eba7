"""Any table of past cases is read or refused; what is written is read again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies.small_centre import small_problem

from mapigo.app.calibrating import (
    calibrate_records,
    read_records,
    usual_quantiles,
    write_calibrated,
)
from mapigo.app.calibration_rows import table_rows
from mapigo.domain import Calendar
from mapigo.errors import InputError
from mapigo.formats import read_problem
from mapigo.formats.calibration_tables import CALIBRATION_TABLES
from mapigo.formats.tables import read_sheet

pytestmark = pytest.mark.property

PLACES = ("operation", "icu", "ward")
CALENDAR = Calendar(1, ("day",))
HEADINGS = ("case", "procedure", "place", "length", "from", "until", "ended", "date")
SLOW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
cells = st.one_of(
    st.sampled_from(
        (
            *("", "C1", "CABG", "icu", "operation", "2", "1.5", "-1", "nan", "1e9"),
            *("2026-03-02", "2026-03-04 10:30", "no", "yes", '"', "\x00", "é", "٣"),
        )
    ),
    st.text(max_size=6),
)
procedures = st.sampled_from(("CABG", "AVR", "Fontan", 'a "b", c', "手术"))


@pytest.fixture(autouse=True, scope="module")
def _without_waiting_for_the_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        yield


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Return a sound table of lengths."""
    lines = ["case,procedure,place,length,ended"]
    for number in range(draw(st.integers(1, 8))):
        procedure = draw(procedures).replace('"', '""')
        for place in draw(st.sets(st.sampled_from(PLACES), min_size=1)):
            if place == "operation":
                length = str(draw(st.integers(1, 1440)))
            else:
                length = f"{draw(st.floats(0, 366)):.{draw(st.integers(0, 3))}f}"
            ended = draw(st.sampled_from(("", "yes", "no")))
            lines.append(f'C{number},"{procedure}",{place},{length},{ended}')
    return "\n".join(lines)


@settings(max_examples=300)
@given(
    rows=st.lists(st.lists(cells, min_size=8, max_size=8), max_size=5),
    n_columns=st.integers(3, 8),
)
def test_any_table_is_read_or_refused_with_sentences(
    rows: list[list[str]], n_columns: int
) -> None:
    lines = [HEADINGS[:n_columns], *(row[:n_columns] for row in rows)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stays.csv"
        text = "\n".join(",".join(line) for line in lines)
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        try:
            records = read_records(path, PLACES)
        except InputError as error:
            for fault in error.faults:
                assert str(fault).isprintable()
                assert str(fault).endswith((".", "?"))
            return
    assert records.cases
    for case in records.cases:
        for stay in case.stays:
            assert stay.place in PLACES
            assert 0 <= stay.length <= 1440
            assert stay.precision > 0


@SLOW
@given(text=tables())
def test_what_is_written_is_read_again(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "stays.csv", Path(folder) / "out"
        path.write_text(text, encoding="utf-8")
        centre = small_problem()
        procedure = replace(centre.waiting_list[0], procedure="CABG")
        centre = replace(centre, waiting_list=(procedure,))
        calibrated = calibrate_records(
            read_records(path, PLACES), usual_quantiles(), centre
        )
        write_calibrated(calibrated, out)
        written = table_rows(calibrated.calibration, calibrated.quantiles)
        for table in CALIBRATION_TABLES:
            sheet = read_sheet((out / table.file).read_text(), table, CALENDAR)
            assert not sheet.faults
            assert [row.values for row in sheet.rows] == written[table.name]
        assert calibrated.fitted is not None
        assert read_problem(out / "centre") == calibrated.fitted.problem
    shares = [line.share for line in calibrated.calibration.case_mix]
    assert sum(shares) == pytest.approx(1)
