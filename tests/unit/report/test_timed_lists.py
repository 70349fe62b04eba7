"""Lists with times in the report: order, words, and the drawing of a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from tests.reference.listed_days import centre_with, entry, plan_of, to_icu

from mapigo.daylist import list_day
from mapigo.domain import ListRules, LogNormal, Plan, PlanningProblem
from mapigo.report.facts import PlanFacts
from mapigo.report.gantt import LEFT, RIGHT, WIDTH
from mapigo.report.page import render_page
from mapigo.report.signs import PersonSigns
from mapigo.report.theatre_lists import TheatreDay, theatre_lists
from mapigo.scoring import score_plan

pytestmark = pytest.mark.unit

MADE_AT = datetime(2026, 12, 1, 14, 3)
PLAN = plan_of(("a", "OT1", "S1"), ("b", "OT1", "S1"), ("c", "OT2", "S2"))


def problem(first_minutes: int = 60) -> PlanningProblem:
    return centre_with(
        entry("a", first_minutes, priority="P1"),
        to_icu(entry("b", 120)),
        entry("c", 480, duration=LogNormal(6.2, 0.2)),
        rules=ListRules(turnover_minutes=20),
        n_in_icu=2,
    )


def first_day(centre: PlanningProblem, plan: Plan = PLAN) -> TheatreDay:
    facts = PlanFacts.from_plan(centre, plan)
    lists = [list_day(centre, plan, 0)]
    return theatre_lists(facts, PersonSigns.from_problem(centre), lists).days[0]


def test_cases_stand_in_the_order_of_the_day_with_times() -> None:
    day = first_day(problem())
    assert [
        (case.entry.id, case.times.text, case.times.note)
        for one in day.lists
        for case in one.cases
        if case.times
    ] == [
        ("a", "08:00–08:40", ""),
        ("b", "10:20–12:00", "▸ icu, waits for bed 12:00"),
        ("c", "08:00–15:40", ""),
    ]


def test_each_list_says_when_it_ends() -> None:
    day = first_day(problem())
    first, second = (one.finish for one in day.lists)
    assert first == "Nine days in ten done by 12:00, past the session on 0 % of days."
    assert re.fullmatch(
        r"Nine days in ten done by 1[678]:\d\d, past the session on \d\d % of days\.",
        second,
    )


def test_a_planned_overrun_has_a_sign_and_words() -> None:
    assert (
        first_day(problem(420))
        .lists[0]
        .finish.endswith("‼ Planned 40 min past the planned end.")
    )


def test_bars_lie_in_the_drawing_and_do_not_overlap() -> None:
    gantt = first_day(problem(420)).gantt
    assert gantt is not None
    assert [row.theatre for row in gantt.rows] == ["OT1", "OT2"]
    for row in gantt.rows:
        x = LEFT
        for bar in row.bars:
            assert bar.x >= x - 0.2
            x = bar.x + bar.width + bar.turnover_width
        assert max(x, row.late_x, row.session_end_x) <= WIDTH - RIGHT + 0.2
    assert gantt.hours[0] == (LEFT, "08:00")


def test_the_drawing_says_in_words_what_it_shows() -> None:
    gantt = first_day(problem()).gantt
    assert gantt is not None
    assert gantt.title == "Mon 7 Dec: theatre lists"
    assert "10:20 to 12:00 b, surgeon S1, then icu." in gantt.description
    assert gantt.description.startswith("OT1: 08:00 to 08:40 a, surgeon S1;")


def test_words_that_do_not_fit_a_bar_are_cut_or_left_out() -> None:
    centre = centre_with(
        entry("a" * 40, 60), entry("b" * 40, 10), entry("c", 400), icu_beds=9
    )
    plan = plan_of(("a" * 40, "OT1", "S1"), ("b" * 40, "OT1", "S1"), ("c", "OT2", "S2"))
    gantt = first_day(centre, plan).gantt
    assert gantt is not None
    words = {bar.upper for row in gantt.rows for bar in row.bars}
    assert "" in words
    assert any(word.startswith("aaa") and word.endswith("…") for word in words)


def test_a_long_name_of_a_theatre_does_not_run_into_the_bars() -> None:
    centre = problem()
    long_name = replace(centre.centre.theatres[0], id="Operating theatre 1")
    theatres = (long_name, centre.centre.theatres[1])
    policy = replace(centre.policy, theatre_reserve_minutes={})
    centre = replace(
        centre, centre=replace(centre.centre, theatres=theatres), policy=policy
    )
    day = first_day(centre, plan_of(("a", "Operating theatre 1", "S1")))
    assert day.gantt is not None
    assert day.gantt.rows[0].theatre == "Operati…"
    assert day.gantt.description.startswith("Operating theatre 1: ")


def test_a_list_without_times_says_how_likely_it_runs_over() -> None:
    centre = problem()
    facts = PlanFacts.from_plan(centre, PLAN)
    first, second = theatre_lists(facts, PersonSigns.from_problem(centre)).days[0].lists
    assert first.finish == "Past the session on 0 % of days."
    assert re.fullmatch(r"Past the session on \d\d % of days\.", second.finish)


def test_nothing_is_said_of_overruns_where_no_minutes_vary() -> None:
    centre = centre_with(entry("a"), entry("b"), entry("c"))
    facts = PlanFacts.from_plan(centre, PLAN)
    for one in theatre_lists(facts, PersonSigns.from_problem(centre)).days[0].lists:
        assert one.finish == ""


def test_page_draws_days_with_lists_only() -> None:
    centre = problem()
    score = score_plan(centre, PLAN)
    plain = render_page(centre, PLAN, score, title=None, made_at=MADE_AT)
    assert "<svg" not in plain.partition('id="lists"')[2].partition("</section>")[0]
    drawn = render_page(
        centre,
        PLAN,
        score,
        title=None,
        made_at=MADE_AT,
        day_lists=[list_day(centre, PLAN, day) for day in range(3)],
    )
    lists = drawn.partition('id="lists"')[2].partition("</section>")[0]
    assert lists.count('<figure class="gantt">') == 1
    assert "Longest case first" in plain
    assert "Longest case first" not in drawn


def test_a_day_without_cases_is_not_drawn() -> None:
    assert first_day(problem(), Plan()).gantt is None
