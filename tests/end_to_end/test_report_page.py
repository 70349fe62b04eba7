"""The report in a real browser: accessible, offline, and usable without a mouse."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright
from tests.end_to_end import small_hospital
from tests.unit.report import small_centre
from tests.unit.report.first_fit import first_fit_plan

from mapigo.app.listing import lists_for_report
from mapigo.domain import Plan, PlanningProblem
from mapigo.examples import heart_centre
from mapigo.formats import read_plan, read_problem
from mapigo.report import write_report
from mapigo.scoring import score_plan

pytestmark = pytest.mark.end_to_end

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (768, 1024, 1400)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


def report(problem: PlanningProblem, plan: Plan, path: Path) -> Path:
    lists = lists_for_report(problem, plan)
    write_report(problem, plan, score_plan(problem, plan), path, day_lists=lists)
    return path


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return one page of each sort: small, benchmark, infeasible, mid-size."""
    folder = tmp_path_factory.mktemp("pages")
    mid_size = heart_centre(weeks=2, size=0.4, n_waiting=90)
    small = heart_centre(weeks=1, size=0.2, n_waiting=20)
    instance = small_hospital.write(small_hospital.instance(), folder / "i.json")
    solution = small_hospital.write(small_hospital.plan(), folder / "s.json")
    benchmark = read_problem(instance)
    return {
        "small": report(small, first_fit_plan(small), folder / "small.html"),
        "benchmark": report(
            benchmark, read_plan(solution, benchmark), folder / "benchmark.html"
        ),
        "infeasible": report(
            small_centre.problem(), small_centre.plan(), folder / "infeasible.html"
        ),
        "mid-size": report(mid_size, first_fit_plan(mid_size), folder / "mid.html"),
    }


def open_page(browser: Browser, path: Path, **options) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    page = context.new_page()
    page.goto(path.as_uri())
    return page


SORTS = pytest.mark.parametrize(
    "sort", ["small", "benchmark", "infeasible", "mid-size"]
)


@SORTS
def test_page_has_no_accessibility_violation(browser, pages, sort: str) -> None:
    page = open_page(browser, pages[sort])
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
    page.context.close()


@SORTS
def test_page_asks_for_nothing_and_has_no_error(browser, pages, sort: str) -> None:
    asked: list[str] = []
    errors: list[str] = []

    def refuse(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context = browser.new_context()
    context.route("**/*", refuse)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(pages[sort].as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [pages[sort].as_uri()]
    assert errors == []
    context.close()


@SORTS
def test_page_fits_tablets_and_desktops(browser, pages, sort: str) -> None:
    page = open_page(browser, pages[sort])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_filter_works_with_the_keyboard(browser, pages) -> None:
    page = open_page(browser, pages["infeasible"])
    rows = page.locator("#waiting-list tbody tr")
    page.get_by_label("Show only patients with").focus()
    page.keyboard.type("P2 ot1")
    assert rows.locator("visible=true").count() == 2  # patient p2, and p1 of class P2
    page.keyboard.type(" cabg")
    assert rows.locator("visible=true").all_inner_texts()[0].startswith("p1")
    assert page.get_by_role("status").inner_text() == "1 of 3 shown"
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    assert rows.locator("visible=true").count() == 3
    page.context.close()


def test_parts_open_and_close_at_once(browser, pages) -> None:
    page = open_page(browser, pages["small"])
    page.get_by_role("button", name="Close all parts").click()
    assert page.locator("details[open]").count() == 0
    page.get_by_role("button", name="Open all parts").press("Enter")
    assert page.locator("details:not([open])").count() == 0
    page.context.close()


def test_page_is_whole_without_its_script(browser, pages) -> None:
    page = open_page(browser, pages["infeasible"], java_script_enabled=False)
    assert page.locator("#waiting-list tbody tr").count() == 3
    assert page.locator("table.board td").first.is_visible()
    assert not page.locator(".filter").is_visible()
    assert not page.locator(".controls").is_visible()
    page.context.close()


def test_page_prints_on_landscape_a4(browser, pages) -> None:
    page = open_page(browser, pages["infeasible"])
    printed = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert {(round(float(w)), round(float(h))) for w, h in sizes} == {(842, 595)}
    page.context.close()


def test_names_with_html_do_nothing(browser, tmp_path) -> None:
    nasty = "<img src=x onerror=document.title='broken'"
    instance = small_hospital.instance()
    instance["patients"][0]["id"] = nasty
    path = small_hospital.write(instance, tmp_path / "instance.json")
    problem = read_problem(path)
    page = open_page(browser, report(problem, Plan(), tmp_path / "page.html"))
    assert nasty in page.inner_text("#not-admitted")
    assert page.locator("#not-admitted img").count() == 0
    assert page.title().startswith("Admission plan")
    page.context.close()
