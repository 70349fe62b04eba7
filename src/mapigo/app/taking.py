"""Take one of the answers of the desk: the plan with it, written beside the old one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from mapigo.app.outputs import check_apart, check_file
from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import Fault, InputError
from mapigo.formats import PlanFormat, plan_format_of, write_plan

__all__ = ["check_taking", "taken", "write_taken"]


class CanBeTaken(Protocol):
    """An answer that changes a plan."""

    def carried_out(self, plan: Plan) -> Plan:
        """Return the plan with it carried out."""


Answer = TypeVar("Answer", bound=CanBeTaken)


def check_taking(
    number: int | None, out: Path | None, source: Path, plan_path: Path
) -> None:
    """Check, before anything is worked out, that an answer can be taken and written.

    Raises
    ------
    InputError
        When one of number and file is given without the other.
    OutputError
        When the file cannot be written, or would replace an input.
    """
    if number is not None and out is None:
        message = "give --out FILE too, for the plan with the answer taken."
        raise InputError([Fault(message, "--take")])
    if out is None:
        return
    if number is None:
        message = "give --take N too: which of the answers the plan is to have."
        raise InputError([Fault(message, "--out")])
    check_apart([source, plan_path], [out])
    check_file(out)


def taken(answers: Sequence[Answer], number: int) -> Answer:
    """Return an answer by its number on the screen, from 1.

    Raises
    ------
    InputError
        When there is none of that number.
    """
    if 1 <= number <= len(answers):
        return answers[number - 1]
    there_are = f"give 1 to {len(answers)}" if len(answers) > 1 else "give 1"
    message = f"came {number}: {there_are if answers else 'there is nothing to take'}."
    raise InputError([Fault(message, "--take")])


def write_taken(
    answer: CanBeTaken, plan: Plan, problem: PlanningProblem, source: Path, out: Path
) -> None:
    """Write the plan with an answer taken, in the format that goes with the input.

    Raises
    ------
    OutputError
        When it cannot be written.
    """
    plan_format = plan_format_of(source)
    if plan_format is PlanFormat.IHTC and plan.pins:
        plan_format = PlanFormat.MAPIGO
    write_plan(answer.carried_out(plan), problem, out, plan_format=plan_format)
