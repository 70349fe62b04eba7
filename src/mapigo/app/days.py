"""Days that people give, as dates or numbers, with every fault at once."""

from __future__ import annotations

from collections.abc import Mapping

from mapigo.app.listing import day_of
from mapigo.domain import PlanningProblem
from mapigo.errors import Fault, InputError

__all__ = ["day_of_option", "days_of"]


def days_of(
    problem: PlanningProblem, asked: Mapping[str, str | None]
) -> dict[str, int | None]:
    """Return the day that each text names; ``None`` where there is no text.

    Parameters
    ----------
    problem
        The problem, with its calendar.
    asked
        Dates or day numbers, by the name of the option that they were given for.

    Raises
    ------
    InputError
        With every text that is no day of the horizon.
    """
    days: dict[str, int | None] = {}
    faults: list[Fault] = []
    for name, text in asked.items():
        try:
            days[name] = None if text is None else day_of(problem, text)
        except InputError as error:
            faults += [Fault(one.message, name) for one in error.faults]
    if faults:
        raise InputError(faults)
    return days


def day_of_option(problem: PlanningProblem, name: str, text: str | None) -> int | None:
    """Return the day that was given for one option, in the way of ``days_of``."""
    return days_of(problem, {name: text})[name]
