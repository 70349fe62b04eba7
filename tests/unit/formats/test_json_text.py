from __future__ import annotations

import pytest

from mapigo.errors import InputError
from mapigo.formats.json_text import parse_json

pytestmark = pytest.mark.unit


def test_ordinary_json() -> None:
    assert parse_json('{"a": [1, -2.5, null, "é"]}', "x.json") == {
        "a": [1, -2.5, None, "é"]
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"days": 7,\n "rooms": [', "breaks off at line 2, column 12: .* cut off"),
        ('{"days": 7,\n "roo', "breaks off at line 2, column 2"),
        ('{"days": 7 "x": 1}', "not valid JSON at line 1, column 12"),
        ("{} {}", "not valid JSON at line 1, column 4"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"a": 1,\n"b": NaN}', "x.json, line 2: NaN is no number"),
        ('{"a": -Infinity}', "-Infinity is no number"),
        ('{"a": NaN, "b": NaN}', "x.json: NaN is no number"),
        ('{"a": 1e999}', "the number 1e999 is absurd"),
        ('{"a": ' + "9" * 5000 + "}", "a number with 5000 digits is absurd"),
        ('{"a": 1, "a": 2}', "the key a stands twice in the object: remove one"),
        ('[{"id": "p1", "b": 1, "b": 2}]', "key b stands twice in the object p1"),
        ('{"a": "\\ud800"}', "half a character"),
    ],
)
def test_faulty_json(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        parse_json(text, "x.json")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"a" 1}', "not valid JSON at line 8, column 6"),
        ('{"a":\nNaN}', "x.json, line 9: NaN is no number"),
    ],
)
def test_faulty_json_further_down_in_a_file(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        parse_json(text, "x.json", first_line=8)


def test_all_doubled_keys_are_told() -> None:
    with pytest.raises(InputError) as caught:
        parse_json('[{"a": 1, "a": 2}, {"b": 1, "b": 2}]', "x.json")
    assert len(caught.value.faults) == 2


def test_whole_characters_in_two_escapes_are_fine() -> None:
    assert parse_json('"\\ud83d\\ude00"', "x.json") == "😀"
