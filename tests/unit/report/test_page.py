"""The page as a whole: content, escaping, sections that vanish, writing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from importlib.resources import files
from random import Random

import pytest
from tests.reference.random_hospitals import random_plan, random_problem
from tests.unit.report import small_centre

from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import OutputError
from mapigo.report import write_report
from mapigo.report.page import render_page
from mapigo.scoring import score_plan

pytestmark = pytest.mark.unit

NASTY_ID = "<img src=x onerror=alert(1) \"'&"
NASTY = f"<script>alert('x')</script>{NASTY_ID}>"
MADE_AT = datetime(2026, 12, 1, 14, 3)


def page_of(problem: PlanningProblem, plan: Plan, title: str | None = None) -> str:
    score = score_plan(problem, plan)
    return render_page(problem, plan, score, title=title, made_at=MADE_AT)


def headings(page: str) -> list[str]:
    return re.findall(r"<h2 [^>]*>([^<]*)</h2>", page)


def test_page_has_every_section_that_has_content() -> None:
    page = page_of(small_centre.problem(), small_centre.plan())
    assert headings(page) == [
        "Broken rules",
        "Key figures",
        "Waiting list",
        "Beds by ward and day",
        "Rooms by day",
        "Theatres by day",
        "Theatre lists",
        "Pools",
        "Nurse load",
        "Cost by rule",
    ]


def test_sections_without_content_vanish() -> None:
    assert headings(page_of(small_centre.without_dates(), Plan())) == [
        "Key figures",
        "Waiting list",
        "Beds by ward and day",
        "Rooms by day",
        "Theatres by day",
        "Theatre lists",
        "Nurse load",
        "Cost by rule",
    ]


def test_contents_link_to_every_section() -> None:
    page = page_of(small_centre.problem(), small_centre.plan())
    links = set(re.findall(r'href="#([^"]*)"', page))
    anchors = set(re.findall(r' id="([^"]*)"', page))
    sections = set(re.findall(r'<section id="([^"]*)"', page))
    assert sections <= links <= anchors


def test_head_says_what_was_planned_and_how_it_came_out() -> None:
    page = page_of(small_centre.problem(), small_centre.plan(), title="Week 50")
    assert "<title>Week 50 – Two-room centre</title>" in page
    assert "Mon 7 Dec 2026 to Sun 13 Dec 2026 (7 days)" in page
    assert "7, from 6" in page
    assert "usual, version 3" in page
    assert "Tue 1 Dec 2026, 14:03" in page
    assert "<b>2</b> admitted of 3 waiting" in page
    assert "Not feasible: 1 hard rule is broken" in page


def test_a_feasible_plan_is_said_to_be_feasible() -> None:
    page = page_of(small_centre.without_dates(), Plan())
    assert "Feasible: every hard rule holds." in page
    assert "21 days" not in page
    assert "7 days, day 0 to day 6" in page


def test_names_with_html_are_shown_as_text() -> None:
    problem = small_centre.problem()
    p1, *others = problem.waiting_list
    renamed = replace(p1, id=NASTY_ID, procedure=NASTY, priority=NASTY)
    pools = (replace(problem.centre.pools[0], name=NASTY),)
    centre = replace(problem.centre, name=NASTY, pools=pools)
    nasty = PlanningProblem(
        centre, (renamed, *others), problem.occupants, problem.policy
    )
    first, second = small_centre.plan().bookings
    plan = replace(
        small_centre.plan(), bookings=(replace(first, patient=NASTY_ID), second)
    )
    page = page_of(nasty, plan, title=NASTY)
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert "&lt;img src=x onerror=alert(1) &#34;&#39;&amp;" in page


def test_page_asks_nothing_of_the_network() -> None:
    page = page_of(small_centre.problem(), small_centre.plan())
    assert not re.findall(r"(?:src|href)=\"(?!#|data:)", page)
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("seed", range(25))
def test_any_plan_has_a_page(seed: int) -> None:
    rng = Random(seed)
    problem = random_problem(rng)
    plan = random_plan(rng, problem)
    page = page_of(problem, plan)
    for entry in problem.waiting_list:
        assert f">{entry.id} <" in page


def test_write_report_replaces_an_older_page(tmp_path) -> None:
    path = tmp_path / "plan.html"
    path.write_text("older", encoding="utf-8")
    problem, plan = small_centre.problem(), small_centre.plan()
    write_report(problem, plan, score_plan(problem, plan), path)
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_said(tmp_path) -> None:
    problem, plan = small_centre.problem(), small_centre.plan()
    score = score_plan(problem, plan)
    with pytest.raises(OutputError, match="folder does not exist"):
        write_report(problem, plan, score, tmp_path / "none" / "plan.html")


def _luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("ink", ["paper", "tint", "some", "busy", "full", "over"]),
        ("soft", ["paper", "tint"]),
        ("accent", ["paper"]),
        ("bad", ["paper"]),
        ("good", ["paper"]),
    ],
)
def test_ink_has_contrast_aa_on_every_ground(ink: str, grounds: list[str]) -> None:
    style = files("mapigo.report").joinpath("templates", "page.css").read_text("utf-8")
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style)) | {"paper": "#ffffff"}
    for ground in grounds:
        dark, light = sorted(_luminance(colours[name]) for name in (ink, ground))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
