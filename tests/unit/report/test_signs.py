"""Short signs for sexes and age groups."""

from __future__ import annotations

import pytest
from tests.unit.report import small_centre

from mapigo.report.signs import PersonSigns, age_signs, sex_signs

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("sexes", "signs"),
    [
        (["F", "M", "F"], {"F": "F", "M": "M"}),
        (["female", "male"], {"female": "F", "male": "M"}),
        (["ma", "mb"], {"ma": "ma", "mb": "mb"}),
    ],
)
def test_sexes_have_a_letter_unless_letters_clash(sexes, signs) -> None:
    assert sex_signs(sexes) == signs


@pytest.mark.parametrize(
    ("groups", "signs"),
    [
        (("18-49", "50-64", "80+"), ["18", "50", "80"]),
        (("infant", "adult", "elderly"), ["i", "a", "e"]),
        (("adult", "aged"), ["ad", "ag"]),
        (("65 a", "65 b"), ["65 a", "65 b"]),
        ((), []),
    ],
)
def test_age_groups_have_the_shortest_sign_that_tells_them_apart(groups, signs) -> None:
    assert list(age_signs(groups).values()) == signs


def test_a_person_is_sex_and_age() -> None:
    signs = PersonSigns.from_problem(small_centre.problem())
    assert signs.person("F", "65-79") == "F65"
    assert PersonSigns({"A": "A"}, {"elderly": "e"}).person("A", "elderly") == "A·e"
    assert signs.edges == {"F": 0, "M": 1}
