from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.end_to_end import small_hospital
from tests.strategies.small_centre import small_problem

from mapigo.domain import OPERATION, WARD, Pathway, PriorityPoints, Stage
from mapigo.errors import InputError, OutputError
from mapigo.formats import ProblemFormat, read_problem, write_problem
from mapigo.formats.ihtc_instance import instance_text, problem_from_instance

pytestmark = pytest.mark.unit

Json = dict[str, Any]


def spoilt(change: Callable[[Json], object]) -> Json:
    document = small_hospital.instance()
    change(document)
    return document


def test_an_instance_becomes_a_problem() -> None:
    problem = problem_from_instance(small_hospital.instance(), "small.json")
    assert problem.centre.name == "small"
    assert problem.centre.calendar.n_days == 7
    assert problem.policy.weights["S8"] == 300
    entry = problem.waiting_list[1]
    assert (entry.sex, entry.surgeons, entry.theatre_minutes) == ("A", ("s0",), 120)
    assert (entry.mandatory, entry.earliest_day, entry.latest_day) == (True, 0, 4)
    assert entry.pathway == Pathway((Stage(OPERATION, 0), Stage(WARD, 2)))
    occupant = problem.occupants[0]
    assert (occupant.room, occupant.pathway.length_of_stay) == ("r0", 2)


def test_the_due_day_of_an_optional_patient_is_ignored() -> None:
    document = spoilt(lambda d: d["patients"][0].update(surgery_due_day=3))
    problem = problem_from_instance(document, "small.json")
    assert problem.waiting_list[0].latest_day is None


def test_unknown_keys_are_tolerated() -> None:
    document = spoilt(lambda d: d.update(comment="x", rooms=[*d["rooms"]]))
    assert problem_from_instance(document, "a.json").centre.calendar.n_days == 7


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda d: d["rooms"][0].update(capacity="two"),
            r"a.json: rooms\[0\] \(r0\), capacity: expected a whole number, came the "
            "text 'two'",
        ),
        (
            lambda d: d["patients"][2].update(mandatory=1),
            r"patients\[2\] \(p2\), mandatory: expected true or false, came 1",
        ),
        (lambda d: d["patients"][0].update(gender="F"), "expected 'A' or 'B', came"),
        (lambda d: d["patients"][0].update(surgery_duration=3.5), "number, came 3.5"),
        (lambda d: d["patients"][0].update(id=None), "a text in quotes, came null"),
        (lambda d: d["patients"][0].pop("surgeon_id"), "the key surgeon_id is missing"),
        (lambda d: d["weights"].pop("patient_delay"), "key patient_delay is missing"),
        (lambda d: d.pop("weights"), "a.json: weights: the key weights is missing"),
        (lambda d: d.update(nurses={}), "nurses: expected a list, came an object"),
        (lambda d: d.update(rooms=[[]]), r"rooms\[0\]: expected an object .* list of"),
    ],
)
def test_faults_of_form(change: Callable[[Json], object], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        problem_from_instance(spoilt(change), "a.json")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda d: d["patients"][1].update(surgery_release_day=5),
            "a.json: patients p1, surgery_due_day: the latest day .*4.* earliest, 5",
        ),
        (
            lambda d: d["patients"][1].pop("surgery_due_day"),
            "patients p1, surgery_due_day: a mandatory patient needs a latest day",
        ),
        (
            lambda d: d["patients"][0].update(length_of_stay=0),
            "patients p0, length_of_stay: .* came 0",
        ),
        (
            lambda d: d["patients"][0].update(length_of_stay=10**17),
            "patients p0, length_of_stay: .* came 100000000000000000",
        ),
        (
            lambda d: d["occupants"][0].update(room_id="", length_of_stay=10**17),
            "occupants a0, room_id: the pathway has ward days but no room",
        ),
        (
            lambda d: d["operating_theaters"][0].update(availability=[480]),
            r"operating_theaters t0, availability: expected 7 numbers \(one a day\)",
        ),
        (
            lambda d: d["nurses"][0]["working_shifts"][0].update(shift="siesta"),
            "nurses n-early, working_shifts, shift: shift type 'siesta' is unknown",
        ),
        (lambda d: d.update(days=-1), "a.json: days: expected a number from 1 to 366"),
        (
            lambda d: d["weights"].update(patient_delay=-1),
            "a.json: weights, patient_delay: .* came -1",
        ),
        (
            lambda d: d["rooms"].append(copy.copy(d["rooms"][0])),
            "rooms r0, id: the id is used twice",
        ),
    ],
)
def test_faults_of_meaning_in_the_words_of_the_file(
    change: Callable[[Json], object], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        problem_from_instance(spoilt(change), "a.json")


def test_every_benchmark_instance_is_written_as_it_was(ihtc_folder: Path) -> None:
    for path in sorted(ihtc_folder.glob("[cst]*/*.json")):
        document = json.loads(path.read_text())
        written = json.loads(instance_text(read_problem(path)))
        assert written == in_order(document), path.name


def test_a_detour_through_a_centre_folder_loses_nothing(
    ihtc_folder: Path, tmp_path: Path
) -> None:
    for path in sorted(ihtc_folder.glob("[ct]*/*7.json")):
        problem = read_problem(path)
        folder = tmp_path / path.stem
        write_problem(problem, folder, problem_format=ProblemFormat.CENTRE_FOLDER)
        again = read_problem(folder)
        assert again == problem
        assert instance_text(again) == instance_text(problem)


def in_order(document: Json) -> Json:
    """Return the instance with rooms to avoid as a sorted list, never null."""
    for patient in document["patients"]:
        rooms = patient["incompatible_room_ids"] or []
        patient["incompatible_room_ids"] = sorted(rooms)
    return document


def test_what_the_format_cannot_hold_is_named_in_full() -> None:
    with pytest.raises(OutputError) as caught:
        instance_text(small_problem(policy={"priority": PriorityPoints(base=1)}))
    for feature in (
        *("a start date", "wards", "closed beds", "isolation or equipment of rooms"),
        *("kinds of theatre", "capabilities of theatres", "pools", "pathways"),
        *("sexes other than A and B", "procedures", "needed capabilities", "teams"),
        *("needed equipment or isolation", "patients' own wards", "treat-by days"),
        *("priorities", "suspensions", "referral or decision dates"),
        *("sexes of occupants", "rules switched off", "reserves", "a freeze window"),
        *("clinical findings", "points for priority"),
        "rules for operating lists",
    ):
        assert feature in str(caught.value)
    assert "Use mapigo's own format instead." in str(caught.value)
