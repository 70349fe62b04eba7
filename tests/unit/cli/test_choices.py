"""What the options offer is what the layers below know."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import get_args

import pytest
import typer

from mapigo.app.examples import EXAMPLES
from mapigo.cli.convert import PLAN_FORMATS, PROBLEM_FORMATS
from mapigo.cli.main import app
from mapigo.cli.plan import default_plan_path, plan
from mapigo.examples import benchmark_hospital, request
from mapigo.examples.benchmark import size
from mapigo.formats import PlanFormat, ProblemFormat

pytestmark = pytest.mark.unit


def choices(command: object, parameter: str) -> set[str]:
    """Return the texts that a parameter offers."""
    assert callable(command)
    hint = inspect.get_annotations(command, eval_str=True)[parameter]
    literal = next(
        part for part in (get_args(hint)[0], *get_args(get_args(hint)[0]))
        if str(part).startswith("typing.Literal")
    )  # fmt: skip
    return set(get_args(literal))


def subcommands(name: str) -> dict[str, typer.core.TyperCommand]:
    """Return the commands within a command."""
    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    group = command.commands[name]
    assert isinstance(group, typer.core.TyperGroup)
    return group.commands


def test_plan_offers_every_plan_format():
    assert choices(plan, "plan_format") == set(PlanFormat)


def test_convert_offers_every_format():
    assert set(PLAN_FORMATS) == set(PlanFormat)
    assert set(PROBLEM_FORMATS) == set(ProblemFormat)


def example_parameters(name: str) -> dict[str, typer.core.TyperOption]:
    """Return the parameters of an example's command, by name."""
    return {one.name: one for one in subcommands("example")[name].params}


def test_example_offers_every_example():
    assert set(subcommands("example")) == set(EXAMPLES)


@pytest.mark.parametrize(
    ("example", "name", "limits"),
    [
        ("heart-centre", "weeks", (request.FEWEST_WEEKS, request.MOST_WEEKS)),
        ("heart-centre", "size", (request.SMALLEST_SIZE, f"{request.LARGEST_SIZE:g}")),
        ("heart-centre", "n_waiting", (f"{request.MOST_WAITING:,}",)),
        ("benchmark-hospital", "n_days", (size.FEWEST_DAYS, size.MOST_DAYS)),
        ("benchmark-hospital", "n_patients", (f"{size.MOST_PATIENTS:,}",)),
        ("benchmark-hospital", "bed_demand", (size.LOWEST_DEMAND, "10")),
        ("benchmark-hospital", "surgeon_demand", (size.LOWEST_DEMAND, "10")),
    ],
)
def test_the_help_of_an_example_names_the_limits_of_the_library(
    example: str, name: str, limits: tuple[object, ...]
):
    said = getattr(example_parameters(example)[name], "help", "")
    assert all(str(limit) in said for limit in limits)


def test_a_benchmark_hospital_has_the_defaults_of_the_library():
    library = inspect.signature(benchmark_hospital).parameters
    for name, option in example_parameters("benchmark-hospital").items():
        if name in library:
            assert option.default == library[name].default, name


def test_each_command_and_option_says_what_it_does():
    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    for name, one in (command.commands | subcommands("example")).items():
        assert one.help, name
        assert len(one.help.splitlines()[0]) <= 60, name
        for parameter in one.params:
            assert getattr(parameter, "help", None), (name, parameter.name)


@pytest.mark.parametrize(
    ("source", "plan_format", "expected"),
    [
        ("data/i17.json", None, "i17-plan.json"),
        ("data/i17.json", "csv", "i17-plan"),
        ("data/i17.v2.json", "ihtc", "i17.v2-plan.json"),
    ],
)
def test_a_plan_is_named_after_its_input(
    source: str, plan_format: str | None, expected: str
):
    assert default_plan_path(Path(source), plan_format) == Path(expected)


def test_a_plan_of_a_folder_keeps_the_whole_name(tmp_path: Path):
    folder = tmp_path / "centre.v2"
    folder.mkdir()
    assert default_plan_path(folder, None) == Path("centre.v2-plan.json")
    assert default_plan_path(folder / "..", None) == Path(f"{tmp_path.name}-plan.json")
