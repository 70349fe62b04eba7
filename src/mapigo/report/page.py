"""The page: every section laid out, filled into the templates, and written."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mapigo.daylist import DayList
from mapigo.domain import Plan, PlanningProblem
from mapigo.formats.output_files import write_file
from mapigo.report.beds import bed_grids
from mapigo.report.board import board
from mapigo.report.cost import cost_view
from mapigo.report.facts import PlanFacts
from mapigo.report.headline import headline
from mapigo.report.kpi_cards import kpi_cards
from mapigo.report.kpis import kpis_of
from mapigo.report.nurse_load import nurse_load
from mapigo.report.pools import pools_view
from mapigo.report.signs import PersonSigns
from mapigo.report.theatre_filling import theatre_filling
from mapigo.report.theatre_lists import theatre_lists
from mapigo.report.violations import BrokenRule, broken_rules
from mapigo.report.waiting_list import waiting_list_view
from mapigo.scoring import Score
from mapigo.version import __version__

__all__ = ["environment", "render_page", "resource", "write_report"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its anchor, heading, template and what it shows."""

    id: str
    heading: str
    template: str
    view: object


def write_report(
    problem: PlanningProblem,
    plan: Plan,
    score: Score,
    path: str | Path,
    *,
    title: str | None = None,
    day_lists: Sequence[DayList] = (),
) -> None:
    """Write a plan as one self-contained HTML page that needs no network.

    Parameters
    ----------
    problem
        The problem that the plan answers.
    plan
        Any plan for it, feasible or not.
    score
        The plan's score, as ``mapigo.scoring.score_plan`` returns it.
    path
        The file to write. It is written beside and then renamed, so that an older
        page stays whole if anything goes wrong.
    title
        Heading of the page; ``Admission plan`` where it is left out.
    day_lists
        The operating lists of days, as ``mapigo.daylist.list_day`` returns them; they
        are drawn with their times. Other days have their cases without times.

    Raises
    ------
    OutputError
        When the file cannot be written.
    """
    made_at = datetime.now().astimezone()
    page = render_page(
        problem, plan, score, title=title, made_at=made_at, day_lists=day_lists
    )
    write_file(Path(path), page)


def render_page(
    problem: PlanningProblem,
    plan: Plan,
    score: Score,
    *,
    title: str | None,
    made_at: datetime,
    day_lists: Sequence[DayList] = (),
) -> str:
    """Return the page of a plan as HTML."""
    facts = PlanFacts.from_plan(problem, plan)
    signs = PersonSigns.from_problem(problem)
    broken = broken_rules(score, facts.days)
    script = resource("page.js")
    return (
        environment()
        .get_template("page.html")
        .render(
            head=headline(facts, score, broken, title, made_at),
            sections=_sections(facts, signs, score, broken, day_lists),
            signs=signs,
            style=Markup(resource("page.css")),
            script=Markup(script),
            script_hash=_content_hash(script),
            mapigo_version=__version__,
        )
    )


def _sections(
    facts: PlanFacts,
    signs: PersonSigns,
    score: Score,
    broken: tuple[BrokenRule, ...],
    day_lists: Sequence[DayList],
) -> tuple[Section, ...]:
    """Return the sections that have content, in the order of the page."""
    policy = facts.problem.policy
    sections = (
        Section("broken", "Broken rules", "violations.html", broken),
        Section("figures", "Key figures", "kpis.html", kpi_cards(kpis_of(facts))),
        Section(
            "waiting-list",
            "Waiting list",
            "waiting_list.html",
            waiting_list_view(facts, signs),
        ),
        Section("beds", "Beds by ward and day", "beds.html", bed_grids(facts)),
        Section("rooms", "Rooms by day", "board.html", board(facts, signs)),
        Section(
            "theatres",
            "Theatres by day",
            "theatre_filling.html",
            theatre_filling(facts),
        ),
        Section(
            "lists",
            "Theatre lists",
            "theatre_lists.html",
            theatre_lists(facts, signs, day_lists),
        ),
        Section("pools", "Pools", "pools.html", pools_view(facts)),
        Section("nurses", "Nurse load", "nurse_load.html", nurse_load(facts)),
        Section("cost", "Cost by rule", "cost.html", cost_view(score, policy)),
    )
    return tuple(section for section in sections if section.view)


def environment() -> Environment:
    """Return what fills templates: texts from outside are always escaped."""
    return Environment(
        loader=PackageLoader("mapigo.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def resource(name: str) -> str:
    """Return the text of a file beside the templates."""
    return files("mapigo.report").joinpath("templates", name).read_text("utf-8")


def _content_hash(script: str) -> str:
    """Return the hash by which the page's content policy knows its own script."""
    digest = hashlib.sha256(script.encode()).digest()
    return base64.b64encode(digest).decode()
