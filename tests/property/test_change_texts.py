"""Changes are read as they were written, and do what the hospital allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.small_centre import small_problem

from mapigo.errors import InputError
from mapigo.whatif import (
    CapacityChange,
    Change,
    PolicyChange,
    Thing,
    Verb,
    apply_changes,
    change_text,
    read_changes,
)

pytestmark = pytest.mark.property

PROBLEM = small_problem()
IDS = {
    Thing.THEATRE: "OT1",
    Thing.ROOM: "C1",
    Thing.POOL: "icu",
    Thing.SURGEON: "S1",
    Thing.NURSE: "N1",
}
OF_VERB = {
    Verb.CLOSE: (Thing.THEATRE, Thing.ROOM, Thing.POOL),
    Verb.ADD: tuple(Thing),
    Verb.ABSENT: (Thing.SURGEON, Thing.NURSE),
}


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Draw a change of the small centre; not every one of them is possible."""
    if draw(st.booleans()):
        setting = draw(st.sampled_from(["weights", "rules_off", "even_arrivals"]))
        keys = {"weights": "S7", "rules_off": "H3", "even_arrivals": "icu"}
        most = 1 if setting == "rules_off" else 99
        return PolicyChange(setting, draw(st.integers(0, most)), keys[setting])
    verb = draw(st.sampled_from(Verb))
    thing = draw(st.sampled_from(OF_VERB[verb]))
    days = sorted(draw(st.tuples(st.integers(0, 3), st.integers(0, 3))))
    first, last = days if draw(st.booleans()) else (None, None)
    amount, shift = None, ""
    if verb is not Verb.ABSENT:
        amount = draw(st.none() | st.integers(1, 500))
    elif thing is Thing.NURSE:
        shift = draw(st.sampled_from(["", "early", "late"]))
    return CapacityChange(verb, thing, IDS[thing], first, last, amount, shift)


def refusals(*asked: Change) -> list[str]:
    """Return what is said against changes; nothing where they can be made."""
    try:
        apply_changes(PROBLEM, asked)
    except InputError as error:
        return [str(fault) for fault in error.faults]
    return []


@given(changes())
def test_a_change_is_read_as_it_was_written(change: Change) -> None:
    asked = change_text(change, PROBLEM.centre.calendar)
    if refusals(change):
        with pytest.raises(InputError):
            read_changes(PROBLEM, [asked])
    else:
        assert read_changes(PROBLEM, [asked]) == (change,)


@given(st.lists(changes(), max_size=3))
def test_changes_make_a_valid_hospital_that_differs_or_are_refused(
    asked: list[Change],
) -> None:
    refused = refusals(*asked)
    assert all(refusal.startswith("change ") for refusal in refused)
    if not refused:
        found = apply_changes(PROBLEM, asked)
        assert len(found.sentences) == len(asked)
        assert (found.problem == PROBLEM) == (not asked)


@given(st.sampled_from(["close", "add", "absent", "set"]), st.text(max_size=30))
def test_a_text_at_random_is_refused_in_sentences(word: str, text: str) -> None:
    with pytest.raises(InputError, match=f"^--{word}"):
        read_changes(PROBLEM, [(word, text)])
