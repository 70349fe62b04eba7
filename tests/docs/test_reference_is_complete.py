"""The documentation names every command, rule, table, setting, schema and move."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer
from tests.docs.page import DOCS, blocks
from tests.end_to_end import small_hospital
from tests.end_to_end.command_line import mapigo_here
from tests.reference import listed_days
from tests.reference.desk_hospital import booked, desk_hospital, icu_case, plan_of
from tests.strategies.small_centre import small_plan, small_problem
from tests.unit.scoring import small_hospital as small

from mapigo.app.backfilling import backfill_as_json, fill_slot
from mapigo.app.bench_table import COLUMNS
from mapigo.app.booking import offer_dates, offers_as_json
from mapigo.app.bottleneck_values import bottlenecks_as_json
from mapigo.app.explained_table import COLUMNS as EXPLAINED
from mapigo.app.explaining import explain
from mapigo.app.icu_beds import icu_as_json, icu_at
from mapigo.app.listing import list_days
from mapigo.app.replanning import replanned_as_json
from mapigo.app.summaries import score_as_json, score_by_place_as_json
from mapigo.app.trying_changes import comparison_as_json
from mapigo.cli.day_lists import days_as_json
from mapigo.cli.exit_codes import ExitCode
from mapigo.cli.explanation import explanation_as_json
from mapigo.cli.main import app
from mapigo.domain import RULES, Empirical, Plan, Withdrawal
from mapigo.forecasting import Verdict
from mapigo.formats import JSON_SCHEMAS, column_reference
from mapigo.replan import ReplanOptions, replan
from mapigo.scoring import Score
from mapigo.solver.moves import registry
from mapigo.whatif import TrialOptions, bottlenecks, what_if
from mapigo.whatif import Verdict as Verdicts
from mapigo.whatif.read_setting import SETTINGS

pytestmark = pytest.mark.docs

REFERENCE = DOCS / "reference"


def _headings(page: str) -> set[str]:
    text = (REFERENCE / page).read_text(encoding="utf-8")
    return set(re.findall(r"^##+ (.+)$", text, flags=re.MULTILINE))


def _directives(page: str) -> set[str]:
    return {block.language for block in blocks(REFERENCE / page)}


def _commands() -> set[str]:
    """Return the commands and, like ``example heart-centre``, those within them."""
    commands = typer.main.get_command(app).commands
    within = {
        f"{name} {inner}"
        for name, command in commands.items()
        for inner in getattr(command, "commands", ())
    }
    return set(commands) | within


def test_every_command_has_a_heading_and_its_help() -> None:
    assert {f"mapigo {name}" for name in _commands()} <= _headings("command-line.md")
    shown = {f"{{command-help}} {name}" for name in _commands()}
    assert shown <= _directives("command-line.md")


def test_every_rule_has_a_heading_with_its_name() -> None:
    expected = [f"{code}: {rule.name}" for code, rule in RULES.items()]
    found = [name for name in _headings("rules.md") if re.match(r"[HS]\d+:", name)]
    assert sorted(found) == sorted(expected)


def test_every_rule_has_a_formula_and_an_example() -> None:
    text = (REFERENCE / "rules.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (?=[HS]\d+:)", text, flags=re.MULTILINE)[1:]
    lacking = [
        part.partition(":")[0]
        for part in parts
        if "```text" not in part or f'>>> count("{part.partition(":")[0]}"' not in part
    ]
    assert lacking == []


def test_every_table_has_a_heading_and_its_columns() -> None:
    for folder, page in (
        ("centre", "centre-folder.md"),
        ("plan", "plan-files.md"),
        ("records", "calibration.md"),
        ("calibration", "calibration.md"),
    ):
        files = {table.file for table in column_reference() if table.folder == folder}
        assert files
        assert files <= _headings(page)
        shown = {f"{{csv-columns}} {folder}/{file}" for file in files}
        assert shown <= _directives(page)


def test_every_event_and_its_columns_are_shown() -> None:
    shown = {"{event-kinds}", "{csv-columns} events/events.csv"}
    assert shown <= _directives("events.md")


def test_every_setting_is_shown() -> None:
    assert "{settings}" in _directives("centre-folder.md")


def test_every_json_schema_is_shown() -> None:
    shown = _directives("formats.md") | _directives("plan-files.md")
    assert {f"{{json-schema}} {name}" for name in JSON_SCHEMAS} <= shown


def test_every_move_says_what_it_proposes() -> None:
    for name in registry.MOVE_NAMES:
        function = getattr(registry, name)
        text = getattr(function, "py_func", function).__doc__
        assert text.startswith("Propose "), name


def test_every_key_of_a_checked_plan_is_explained() -> None:
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    score = Score.from_charges([], {})
    keys = score_as_json(score) | score_by_place_as_json(score)
    assert [key for key in keys if f"`{key}`" not in text] == []


def test_every_key_of_a_planned_hospital_is_explained(tmp_path: Path) -> None:
    source = small_hospital.write(small_hospital.instance(), tmp_path / "small.json")
    options = ("--steps", 1000, "--threads", 1, "--quiet", "--json")
    planned = mapigo_here("plan", source, *options, folder=tmp_path)
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    keys = json.loads(planned.stdout)
    assert [key for key in keys if f"`{key}`" not in text] == []


def test_every_key_of_a_difference_is_explained() -> None:
    entry = listed_days.entry("a")
    problem = listed_days.centre_with(entry)
    plan = listed_days.plan_of(("a", "OT1", "S1"))
    options = ReplanOptions(n_threads=1, n_steps=10)
    value = replanned_as_json(replan(problem, plan, [Withdrawal("a")], options))
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    section = text.partition("## mapigo replan")[2].partition("## mapigo explain")[0]
    (change,) = value["changes"]
    keys = {*value, *change, *change["before"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in section] == []


def test_every_key_and_column_of_an_explanation_is_explained() -> None:
    hospital = small.problem(small.patient("a"))
    plan = Plan((small.book("a"),), tuple(small.duties("N0", "R1", "R2")))
    value = explanation_as_json(explain(hospital, plan, "a"))
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    section = text.partition("## mapigo explain")[2].partition("\n## ")[0]
    keys = {*value, *value["booking"], *value["options"][0], "patients"}
    parts = {*value["parts"][0], *value["notes"][0], *value["refusals"][0]}
    assert [key for key in sorted(keys | parts) if f"`{key}`" not in section] == []
    assert [column for column in EXPLAINED if f"`{column}`" not in section] == []


def _section(heading: str) -> str:
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_every_key_and_figure_of_a_comparison_is_explained() -> None:
    problem, plan = small_problem(), small_plan()
    options = TrialOptions(n_seeds=1, n_threads=1, n_steps=10)
    value = comparison_as_json(what_if(problem, plan, (), options))
    figures = [*value["figures"], *value["loads"]]
    names = {figure["name"] for figure in figures}
    keys = {*value, *value["as_it_is"], *figures[0], *names, *Verdicts}
    section = _section("mapigo whatif")
    assert [key for key in sorted(keys) if f"`{key}`" not in section] == []


def test_every_key_of_bottlenecks_is_explained() -> None:
    problem, plan = small_problem(), small_plan()
    options = TrialOptions(n_seeds=1, n_threads=1, n_steps=10)
    found = bottlenecks(problem, plan, options)
    value = bottlenecks_as_json(found, problem.centre.calendar)
    kinds = {row["kind"] for row in value["rows"]}
    section = _section("mapigo bottlenecks")
    keys = {*value, *value["rows"][0], *kinds}
    assert [key for key in sorted(keys) if f"`{key}`" not in section] == []


def test_every_setting_that_whatif_can_change_is_explained() -> None:
    text = (REFERENCE / "changes.md").read_text(encoding="utf-8")
    assert [name for name in SETTINGS if f"`policy.{name}" not in text] == []


def test_every_key_of_listed_days_is_explained() -> None:
    problem = listed_days.centre_with(listed_days.entry("a"))
    plan = listed_days.plan_of(("a", "OT1", "S1"))
    value = days_as_json(problem, list_days(problem, plan, [0], time_limit_s=1))
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    section = text.partition("## mapigo daylist")[2].partition("## mapigo example")[0]
    (day,) = value["days"]
    keys = {*value, *day, *day["lists"][0], *day["lists"][0]["cases"][0]}
    assert [key for key in sorted(keys) if f"`{key}`" not in section] == []


def test_every_key_of_an_answer_at_the_desk_is_explained() -> None:
    length = Empirical((1.0, 2.0))
    entries = [icu_case(who, 2, 100, length, latest_day=3) for who in "abc"]
    entries.append(icu_case("d", 1, 480, latest_day=2))
    problem = desk_hospital(*entries, icu_beds=1)
    plan = plan_of(booked("a", 0), booked("b", 2))
    answers = [
        offers_as_json(offer_dates(problem, plan, "d", on="1")),
        backfill_as_json(fill_slot(problem, plan, "OT2:3")),
        icu_as_json(icu_at(problem, plan, "1")),
    ]
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    sections = text.partition("## mapigo book")[2].partition("## mapigo explain")[0]
    assert [key for key in sorted(_keys(answers)) if f"`{key}`" not in sections] == []


def _keys(value: object) -> set[str]:
    """Return every key in a value, however deep."""
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def test_every_key_of_a_calibration_is_explained(tmp_path: Path) -> None:
    source = tmp_path / "stays.csv"
    source.write_text("case,procedure,place,length\n1,CABG,icu,2\n", encoding="utf-8")
    done = mapigo_here("calibrate", source, tmp_path / "out", "--json")
    value = json.loads(done.stdout)
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    section = text.partition("## mapigo calibrate")[2].partition("\n## ")[0]
    assert [key for key in value if f"`{key}`" not in section] == []


def test_every_verdict_is_explained() -> None:
    text = (REFERENCE / "calibration.md").read_text(encoding="utf-8")
    assert [verdict for verdict in Verdict if f"| {verdict} |" not in text] == []


def test_every_exit_code_is_explained() -> None:
    text = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| (\d+) \|", text, flags=re.MULTILINE)
    assert sorted(map(int, explained)) == sorted(ExitCode)


def test_every_column_of_a_benchmark_is_explained() -> None:
    text = (DOCS / "how-to" / "benchmark.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []
