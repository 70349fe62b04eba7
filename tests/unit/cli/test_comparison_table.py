"""What is said of a comparison before its tables."""

from __future__ import annotations

import pytest
from tests.reference.plain_hospital import plain_hospital

from mapigo.cli.comparison_table import difference_text, print_comparison
from mapigo.domain import Plan
from mapigo.scoring import Charge, Score
from mapigo.whatif import Comparison, Figure, Measure, Side

pytestmark = pytest.mark.unit

ADMITTED = Measure("admitted", "patients admitted", "patients", more_is_better=True)
WAIT = Measure("wait", "mean wait, days", "days", more_is_better=False, decimals=1)
HOLDS = Score.from_charges([], {})
BREAKS = Score.from_charges([Charge("H5", 2)], {})


def comparison(*figures: Figure, broken: tuple[bool, ...] = (False,) * 2) -> Comparison:
    problem = plain_hospital()
    plans = (Plan(),) * len(broken)
    as_it_is = Side(problem, plans, (HOLDS,) * len(broken))
    scores = tuple(BREAKS if one else HOLDS for one in broken)
    seeds = tuple(range(1, len(broken) + 1))
    return Comparison(
        ("The theatre T0 is closed on all days.",),
        as_it_is,
        Side(problem, plans, scores),
        figures,
        (),
        seeds,
        2,
        from_plan=False,
        seconds=1.0,
    )


def printed(found: Comparison, capsys: pytest.CaptureFixture[str]) -> str:
    print_comparison(found)
    return " ".join(capsys.readouterr().out.split())


def test_what_is_clear_is_said_first(capsys: pytest.CaptureFixture[str]) -> None:
    fewer = Figure.of_pairs(ADMITTED, [10, 11], [8, 9])
    shorter = Figure.of_pairs(WAIT, [4.0, 5.0], [3.5, 4.5])
    said = printed(comparison(fewer, shorter), capsys)
    assert "Clearly worse: patients admitted −2." in said
    assert "Clearly better: mean wait, days −0.5." in said


def test_noise_is_called_noise(capsys: pytest.CaptureFixture[str]) -> None:
    figure = Figure.of_pairs(ADMITTED, [10, 14], [12, 11])
    said = printed(comparison(figure), capsys)
    assert "No figure of patients or cost differs clearly." in said
    assert "in the noise" in said


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ((True, True), "no plan was found that holds every hard rule; the best breaks"),
        ((False, True), "1 of 2 plans break a hard rule; the worst breaks"),
    ],
)
def test_what_breaks_is_said(
    broken: tuple[bool, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = printed(comparison(broken=broken), capsys)
    assert f"With the changes, {sentence} H5 mandatory patients admitted (2)" in said
    assert "As it is, " not in said


def test_an_interruption_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(comparison(broken=(False,)), capsys)
    assert "Interrupted: 1 of 2 seeds were done on both sides." in said
    assert "With one seed the noise of the solver is not known" in said


@pytest.mark.parametrize(
    ("after", "text"), [(1011.0, "+1,001.0"), (9.0, "−1.0"), (10.01, "0")]
)
def test_differences_have_their_sign(after: float, text: str) -> None:
    assert difference_text(Figure.of_pairs(WAIT, [10.0], [after])) == text
