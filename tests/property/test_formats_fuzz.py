"""Damaged input raises InputError, with sentences that can be shown; nothing else."""

from __future__ import annotations

import copy
import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.end_to_end import small_hospital
from tests.reference.random_events import random_events
from tests.reference.random_hospitals import random_problem
from tests.reference.written_events import as_csv, as_json_lines

from mapigo.domain import Booking, NurseDuty, Pin, Plan, PlanningProblem
from mapigo.errors import InputError
from mapigo.formats import (
    PlanFormat,
    ProblemFormat,
    read_events,
    read_plan,
    read_problem,
    write_plan,
    write_problem,
)
from mapigo.formats.ihtc_instance import problem_from_instance

pytestmark = pytest.mark.property

BOUNDED = settings(
    max_examples=80,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
ODD_VALUES: list[Any] = [
    *(None, True, -1, 0, 1, 10**17, 1.5, "", " ", "x", "p0", "ward", "none", "a;b"),
    *("\x00", "\x1b[2J", "9" * 200, [], {}, [None], [[]], {"id": 3}, "2026-12-07"),
]
ODD_CELLS = [
    *("", " ", "0", "-1", "1.5", "1,5", "NaN", "#REF!", "9" * 30, "x", "yes", ";", ">"),
    *("a;b", "a;;b", "2026-13-45", "2026-12-07", "2x999999999", "1x", "ward", "ward 0"),
    *("operation", "icu 2 (lognormal nan 1)", "operation > ward 99999", "ward -3"),
    *('"', "\n", "\t", "\x00", "\x1b[2J", "é", "٣", "1e5", "0x10", "=1+1", "-2 (b"),
]


def seeded_problem() -> PlanningProblem:
    """Return a hospital with every feature, the same one each time."""
    return replace(random_problem(Random(4)), published=None)


def fitting_plan(problem: PlanningProblem) -> Plan:
    """Return a plan that reads back without a fault: all on day 0, in one theatre."""
    centre = problem.centre
    theatre, room = centre.theatres[0].id, centre.rooms[0].id
    shift = centre.calendar.shift_types[0]
    bookings = tuple(
        Booking(
            patient=entry.id,
            admission_day=0,
            theatre=theatre,
            room=room if entry.pathway.ward_offsets else "",
            surgeon=entry.surgeons[0],
        )
        for entry in problem.waiting_list
    )
    duties = tuple(NurseDuty(n.id, 0, shift, (room,)) for n in centre.nurses)
    pins = tuple(Pin(booking.patient, 0, theatre) for booking in bookings[:2])
    return Plan(bookings, duties, pins, version="1", based_on="0")


@pytest.fixture(scope="module", autouse=True)
def _without_waiting_for_the_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        yield


def assert_only_sentences(read: Callable[[], object]) -> None:
    """Read; what is raised has to be shown to a person as it is."""
    for line in _complaints(read):
        assert line.isprintable(), line
        assert line.endswith((".", "?")), line
        assert line.encode("utf-8")


def _complaints(read: Callable[[], object]) -> list[str]:
    try:
        read()
    except InputError as error:
        return str(error).splitlines() or ["an error without a sentence"]
    return []


@st.composite
def damaged_json(draw: st.DrawFn, document: dict[str, Any]) -> Any:
    """Return a document in which one to three values are replaced or removed."""
    damaged = json.loads(json.dumps(document))
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(_spots(damaged))
        if draw(st.integers(0, 3)) == 0:
            del holder[key]
        elif isinstance(holder, list) and draw(st.integers(0, 3)) == 0:
            holder.append(holder[key])
        else:
            holder[key] = copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))
    return damaged


@st.composite
def _spots(draw: st.DrawFn, value: Any) -> tuple[Any, Any]:
    """Walk down from a document at random, and return a container and a key."""
    while True:
        keys = range(len(value)) if isinstance(value, list) else sorted(value)
        if not keys:
            return {"": 0}, ""
        key = draw(st.sampled_from(keys))
        child = value[key]
        if not isinstance(child, (dict, list)) or draw(st.integers(0, 4)) == 0:
            return value, key
        value = child


@st.composite
def damaged_bytes(draw: st.DrawFn, data: bytes) -> bytes:
    """Return the bytes with a piece cut out, and other bytes in its place."""
    start = draw(st.integers(0, len(data)))
    length = draw(st.sampled_from([0, 1, 5, len(data)]))
    other = draw(st.binary(max_size=4) | st.sampled_from([b'"', b"{", b"[" * 5000]))
    return data[:start] + other + data[start + length :]


@st.composite
def damaged_table(draw: st.DrawFn, text: str) -> str:
    """Return a CSV text with one to three odd cells, or a row cut short."""
    rows = list(csv.reader(io.StringIO(text)))
    for _ in range(draw(st.integers(1, 3))):
        row = draw(st.sampled_from(rows))
        position = draw(st.integers(0, len(row) - 1))
        if draw(st.integers(0, 5)) == 0:
            row.append("more")
        else:
            row[position] = draw(st.sampled_from(ODD_CELLS) | st.text(max_size=5))
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8", "replace").decode()


@BOUNDED
@given(data=st.data())
def test_instances_with_odd_values(data: st.DataObject, tmp_path: Path) -> None:
    document = data.draw(damaged_json(small_hospital.instance()))
    path = small_hospital.write(document, tmp_path / "instance.json")
    assert_only_sentences(lambda: read_problem(path))


@BOUNDED
@given(data=st.data())
def test_instances_with_odd_bytes(data: st.DataObject, tmp_path: Path) -> None:
    path = tmp_path / "instance.json"
    text = json.dumps(small_hospital.instance())
    path.write_bytes(data.draw(damaged_bytes(text.encode())))
    assert_only_sentences(lambda: read_problem(path))


@BOUNDED
@given(data=st.data())
def test_solutions_with_odd_values(data: st.DataObject, tmp_path: Path) -> None:
    problem = problem_from_instance(small_hospital.instance(), "small.json")
    document = data.draw(damaged_json(small_hospital.plan()))
    path = small_hospital.write(document, tmp_path / "plan.json")
    assert_only_sentences(lambda: read_plan(path, problem))


@BOUNDED
@given(data=st.data())
def test_plans_with_odd_values(data: st.DataObject, tmp_path: Path) -> None:
    problem, path = seeded_problem(), tmp_path / "plan.json"
    plan = fitting_plan(problem)
    write_plan(plan, problem, path, plan_format=PlanFormat.MAPIGO)
    document = data.draw(damaged_json(json.loads(path.read_text())))
    small_hospital.write(document, path)
    assert_only_sentences(lambda: read_plan(path, problem))


@BOUNDED
@given(data=st.data(), seed=st.integers(0, 50))
def test_events_with_odd_cells(data: st.DataObject, seed: int, tmp_path: Path) -> None:
    problem, path = seeded_problem(), tmp_path / "events.csv"
    events = random_events(Random(seed), problem, most=4)
    text = as_csv(events, problem.centre.calendar)
    path.write_text(data.draw(damaged_table(text)), encoding="utf-8")
    assert_only_sentences(lambda: read_events(path, problem))


@BOUNDED
@given(data=st.data(), seed=st.integers(0, 50))
def test_events_with_odd_values(data: st.DataObject, seed: int, tmp_path: Path) -> None:
    problem, path = seeded_problem(), tmp_path / "events.jsonl"
    events = random_events(Random(seed), problem, most=4)
    lines = as_json_lines(events, problem.centre.calendar).splitlines()
    odd = [json.dumps(data.draw(damaged_json(json.loads(line)))) for line in lines]
    path.write_text("\n".join([*odd, "{}"]), encoding="utf-8")
    assert_only_sentences(lambda: read_events(path, problem))


@BOUNDED
@given(data=st.data())
def test_events_with_odd_bytes(data: st.DataObject, tmp_path: Path) -> None:
    problem, path = seeded_problem(), tmp_path / "events.jsonl"
    events = random_events(Random(1), problem, most=4)
    text = as_json_lines(events, problem.centre.calendar)
    path.write_bytes(data.draw(damaged_bytes(text.encode())))
    assert_only_sentences(lambda: read_events(path, problem))


@pytest.fixture(scope="module")
def centre_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a whole centre folder by name."""
    folder = tmp_path_factory.mktemp("whole") / "centre"
    write_problem(seeded_problem(), folder, problem_format=ProblemFormat.CENTRE_FOLDER)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def read_files(files: dict[str, bytes], folder: Path) -> PlanningProblem:
    """Write the files to a folder and read it as a centre folder."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return read_problem(folder)


def test_the_folder_is_whole_before_it_is_damaged(
    centre_files: dict[str, bytes], tmp_path: Path
) -> None:
    assert read_files(centre_files, tmp_path) == seeded_problem()
    assert len(centre_files) > 10


@BOUNDED
@given(data=st.data())
def test_centre_folders_with_odd_cells(
    data: st.DataObject, centre_files: dict[str, bytes], tmp_path: Path
) -> None:
    tables = sorted(name for name in centre_files if name.endswith(".csv"))
    name = data.draw(st.sampled_from(tables))
    text = data.draw(damaged_table(centre_files[name].decode()))
    files = centre_files | {name: text.encode()}
    assert_only_sentences(lambda: read_files(files, tmp_path))


@BOUNDED
@given(data=st.data())
def test_centre_folders_with_odd_bytes(
    data: st.DataObject, centre_files: dict[str, bytes], tmp_path: Path
) -> None:
    name = data.draw(st.sampled_from(sorted(centre_files)))
    files = centre_files | {name: data.draw(damaged_bytes(centre_files[name]))}
    assert_only_sentences(lambda: read_files(files, tmp_path))
