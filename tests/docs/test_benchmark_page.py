"""The benchmark page: what it says of its tables, and that it says it of every one."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmark_charts import gap_by_instance, gap_over_time
from benchmark_finalists import Finalists, read_finalists
from benchmark_results import (
    change,
    one_thread_and_two,
    table_by_instance,
    tables_by_line,
)
from benchmark_runs import RunTable, newest, read_run_tables
from svg_chart import signed
from tests.docs.page import CHECKOUT, DOCS, blocks

from mapigo.app.bench_table import COLUMNS
from mapigo.app.known_costs import read_known_costs

pytestmark = pytest.mark.docs

BENCH = CHECKOUT / "bench"
FINALISTS = BENCH / "finalists.csv"
OLD_COLUMNS = (
    *("instance", "seed", "seconds", "threads", "feasible", "cost", "best_known"),
    *("gap_percent", "first_feasible_s", "commit", "machine"),
)
USUAL = {
    "seed": 1,
    "time_limit_s": 60.0,
    "seconds": 60.03,
    "threads": 2,
    "feasible": True,
    "best_known": 1000,
    "yardstick": 1010,
    "first_feasible_s": 0.5,
    "commit": "abc",
    "machine": "a processor, 2 cores",
}


def write_table(
    path: Path, *rows: dict[str, object], columns: tuple[str, ...] = COLUMNS
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        for row in rows:
            gap = (int(str(row["cost"])) - 1000) / 10
            writer.writerow(USUAL | {"gap_percent": gap} | row)


@pytest.fixture
def tables(tmp_path: Path) -> list[RunTable]:
    """Return three tables, the newest first: ten minutes, one minute, an old one."""
    write_table(
        tmp_path / "2026-01-01-all-60s.csv",
        {"instance": "i01", "cost": 1020},
        {"instance": "i02", "cost": 990},
        columns=OLD_COLUMNS,
    )
    write_table(
        tmp_path / "2026-02-01-0900-all-60s.csv",
        {"instance": "i01", "cost": 1010, "cost_1s": 1100, "yardstick_s": 20.0},
        {"instance": "i01", "seed": 2, "cost": 1020, "cost_1s": 1040},
        {"instance": "i02", "cost": 995, "cost_1s": "", "yardstick_s": 5.0},
    )
    rows = [
        {"instance": "i01", "cost": 1000, "cost_1s": 1100, "cost_600s": 1000},
        {"instance": "i02", "cost": 980, "cost_1s": 1040, "cost_600s": 980},
        {"instance": "i03", "cost": 1000, "feasible": False, "gap_percent": ""},
    ]
    write_table(
        tmp_path / "2026-02-01-1000-all-600s.csv",
        *({"time_limit_s": 600.0} | row for row in rows),
    )
    return read_run_tables(tmp_path)


def test_tables_are_read_newest_first_old_columns_or_new(tables: list[RunTable]):
    assert [table.name for table in tables] == [
        "2026-02-01-1000-all-600s",
        "2026-02-01-0900-all-60s",
        "2026-01-01-all-60s",
    ]
    assert [table.time_limit_s for table in tables] == [600, 60, 60]
    assert [table.made for table in tables][1:] == ["2026-02-01 09:00", "2026-01-01"]
    assert tables[2].question == "all-60s"


def test_a_gap_is_a_mean_over_seeds_then_over_instances(tables: list[RunTable]):
    assert tables[1].gap_by_instance == {"i01": 1.5, "i02": -0.5}
    assert tables[1].mean_gap_percent == 0.5
    assert tables[1].n_seeds == 2


def test_a_point_of_the_curve_needs_a_plan_of_every_run(tables: list[RunTable]):
    assert tables[1].curve == {}  # after a second, one run had none
    assert tables[2].curve == {}  # not measured


def test_a_yardstick_never_reached_takes_for_ever(tables: list[RunTable]):
    assert tables[1].median_yardstick_s == 20.0  # of 5, 20 and never
    assert tables[0].median_yardstick_s == math.inf
    assert tables[2].median_yardstick_s is None


def test_the_newest_table_is_compared_with_the_one_before(tables: list[RunTable]):
    assert newest(tables, 60) == tables[1:]
    assert newest(tables, 600) == tables[:1]
    assert newest(tables, 30) == []


def test_the_newest_of_two_threads_is_not_one_of_one_thread(tmp_path: Path):
    rows = [{"instance": "i01", "cost": 1020}, {"instance": "i02", "cost": 1000}]
    write_table(tmp_path / "2026-02-01-0900-all-60s.csv", *rows)
    rows = [{"instance": "i01", "cost": 1030}, {"instance": "i02", "cost": 1030}]
    write_table(
        tmp_path / "2026-02-01-1000-one-thread-60s.csv",
        *({"threads": 1} | row for row in rows),
    )
    one, two = tables = read_run_tables(tmp_path)
    assert newest(tables, 60) == [two]
    assert newest(tables, 60, 1) == [one]
    words, gains = one_thread_and_two(tables, 60)
    # Gains of 1 and 3 points: 2, and 1.96 standard errors of 1 either way.
    assert "2 of 2 instances, by 2.00 ± 1.96 percent" in words.astext()
    assert "+3.00" in gains.astext()


def test_one_thread_and_two_are_not_compared_without_tables_of_both(
    tables: list[RunTable],
):
    (words,) = one_thread_and_two(tables, 60)
    assert words.astext() == "No tables of 60 seconds with one and two threads yet."


def test_a_change_is_said_in_words(tables: list[RunTable]):
    now, before = newest(tables, 60)
    better, worse = change("i01", now, before), change("i02", now, before)
    assert (better.astext(), better["classes"]) == ("better by 0.50", ["better"])
    assert (worse.astext(), worse["classes"]) == ("worse by 0.50", ["worse"])
    assert change("i01", now, now).astext() == "same"
    assert change("i03", now, before).astext() == "not comparable"


def test_every_table_has_its_line_and_every_instance_too(tables: list[RunTable]):
    text = tables_by_line(tables).astext()
    assert text.count("all-") == 3
    assert "2 of 3" in text  # feasible
    assert "not reached" in text
    assert "not measured" in text
    finalists = {"i01": Finalists(0.2, 0.0)}
    text = table_by_instance(tables[0], None, finalists).astext()
    assert all(name in text for name in ("i01", "i02", "i03"))
    assert "(1 infeasible)" in text


def test_charts_are_pictures_with_a_title_and_a_text(tables: list[RunTable]):
    finalists = {"i01": Finalists(0.2, 0.0)}
    of_length = [newest(tables, seconds)[0] for seconds in (60, 600)]
    charts = (
        gap_over_time([_feasible_runs(tables[0])]),
        gap_by_instance(of_length, finalists),
    )
    for chart in charts:
        picture = ElementTree.fromstring(chart.svg())[0]
        assert picture.get("role") == "img"
        title, text = picture[0], picture[1]
        assert picture.get("aria-labelledby") == f"{title.get('id')} {text.get('id')}"
        assert title.text
        assert text.text
        assert "%" in text.text
        for shape in picture.iter("circle"):
            assert 0 <= float(shape.get("cx", "nan")) <= chart.width
            assert 0 <= float(shape.get("cy", "nan")) <= chart.height


def _feasible_runs(table: RunTable) -> RunTable:
    feasible = tuple(run for run in table.runs if run.feasible)
    return RunTable(table.name, table.time_limit_s, table.threads, feasible)


def test_a_curve_is_the_mean_gap_at_each_time(tables: list[RunTable]):
    curve = _feasible_runs(tables[0]).curve
    assert curve == {1: pytest.approx(7.0), 600: pytest.approx(-1.0)}


@pytest.mark.parametrize(
    ("value", "text"), [(1.25, "+1.2"), (-0.26, "−0.3"), (0.01, "0.0"), (-0.01, "0.0")]
)
def test_numbers_have_their_sign_unless_they_round_to_zero(value: float, text: str):
    assert signed(value) == text


def test_the_page_shows_all_that_it_can() -> None:
    page = DOCS / "explanation" / "benchmark.md"
    shown = {block.language for block in blocks(page)}
    assert shown == {
        "{benchmark-tables}",
        "{benchmark-over-time}",
        "{benchmark-finalists}",
        "{benchmark-instances} 60",
        "{benchmark-instances} 600",
        "{benchmark-threads} 20",
        "{benchmark-threads} 60",
        "{benchmark-sizes}",
        "{benchmark-runs}",
    }


def test_every_table_of_the_results_can_be_shown() -> None:
    files = {path.stem for path in (BENCH / "results").glob("*.csv")}
    tables = read_run_tables(BENCH / "results")
    assert {table.name for table in tables} == files
    tables_by_line(tables)


def test_a_yardstick_is_what_the_runner_up_reached() -> None:
    known, finalists = read_known_costs(FINALISTS), read_finalists(FINALISTS)
    assert len(known) == 60
    for name, costs in known.items():
        gap = finalists[name].sdu_gap_percent
        assert costs.best_known
        assert gap is not None
        assert costs.yardstick == round(costs.best_known * (1 + gap / 100)), name


def test_every_line_of_the_finalists_names_its_source() -> None:
    with FINALISTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["source"] for row in rows)
    documented = (BENCH / "README.md").read_text(encoding="utf-8")
    columns = [name for name in rows[0] if name != "instance"]
    assert [name for name in columns if f"`{name}`" not in documented] == []


def test_best_known_costs_are_those_of_the_public_table(ihtc_folder: Path) -> None:
    public = read_known_costs(ihtc_folder / "bounds.csv")
    ours = read_known_costs(FINALISTS)
    changed = {
        n for n, costs in public.items() if costs.best_known != ours[n].best_known
    }
    assert changed == set()
