"""``centre.toml``: the name, calendar, labels and policy of a centre."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any, Literal

import tomli_w
from pydantic import BaseModel, ConfigDict, Field

from mapigo.domain.calendar import Calendar
from mapigo.domain.policy import Policy
from mapigo.domain.priority_points import PriorityPoints
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.validation.calendar_faults import calendar_faults
from mapigo.errors import Fault, InputError
from mapigo.formats.centre_folder.list_settings import (
    LIST_KEYS,
    ListSettings,
    lists_as_toml,
)
from mapigo.formats.shapes import validated
from mapigo.formats.toml_text import in_toml, parse_toml

__all__ = ["SETTINGS_FILE", "Settings", "in_settings", "read_settings", "settings_text"]

SETTINGS_FILE = "centre.toml"

_KEYS = {"n_days": "days", "start_date": "start"} | LIST_KEYS


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class CalendarSettings(_Part):
    """The horizon."""

    days: int = Field(description="days of the horizon, counted from 0")
    start: date | None = Field(
        default=None, description="date of day 0; without it, days are numbers"
    )
    shift_types: list[str] = Field(description="the shifts of each day, in order")

    def to_domain(self) -> Calendar:
        """Return the calendar."""
        return Calendar(self.days, tuple(self.shift_types), self.start)


_POINTS = PriorityPoints()


class PrioritySettings(_Part):
    """The points of the priority; a table that is given replaces the usual one."""

    base: int = Field(
        default=_POINTS.base, description="points of everyone who waits, at least 1"
    )
    waiting_per_target: int = Field(
        default=_POINTS.waiting_per_target,
        description="points for each target wait that has passed, and for parts of it",
    )
    cap_percent: int = Field(
        default=_POINTS.cap_percent,
        description="percent of the target wait from which on a patient counts as one "
        "of the highest class, from 100 to 1000",
    )
    classes: dict[str, int] = Field(
        default=dict(_POINTS.classes),
        description="points of each class of urgency, the most urgent first",
    )
    ccs: dict[str, int] = Field(
        default=dict(_POINTS.ccs), description="points of CCS angina classes 0 to 4"
    )
    nyha: dict[str, int] = Field(
        default=dict(_POINTS.nyha), description="points of NYHA classes 1 to 4"
    )
    lvef: dict[str, int] = Field(
        default=dict(_POINTS.lvef),
        description="points of the ejection fraction: above_50, 31_to_50, 21_to_30, "
        "up_to_20",
    )
    coronary: dict[str, int] = Field(
        default=dict(_POINTS.coronary),
        description="points of each coronary_disease of clinical.csv",
    )
    valve: dict[str, int] = Field(
        default=dict(_POINTS.valve),
        description="points of each valve_disease of clinical.csv",
    )


class PolicySettings(_Part):
    """What the centre does; every key may be left out but the name."""

    name: str = Field(description="name of the policy")
    version: str = Field(default="1", description="version of the policy")
    stay_quantile: float = Field(
        default=0.5,
        description="share of stays that the planned days cover; kept for planning "
        "with uncertain stays, not used by mapigo plan yet",
    )
    freeze_days: int = Field(
        default=0,
        description="days from today in which mapigo replan leaves bookings as they "
        "are, if they can stay; mapigo plan does not use it",
    )
    rules_off: list[str] = Field(
        default=[], description="codes of hard rules that do not hold here"
    )
    weights: dict[str, int] = Field(
        default={}, description="price of one unit of each soft rule, by code"
    )
    pool_reserve: dict[str, int] = Field(
        default={}, description="units of a pool kept free on every day, by pool"
    )
    theatre_reserve_minutes: dict[str, int] = Field(
        default={}, description="minutes kept free in every session, by theatre"
    )
    even_arrivals: dict[str, int] = Field(
        default={}, description="arrivals a day that a pool can take well, by pool"
    )
    priority: PrioritySettings = Field(
        default=PrioritySettings(), description="points of the priority"
    )
    lists: ListSettings = Field(
        default=ListSettings(), description="how the operating lists of a day are run"
    )

    def to_domain(self) -> Policy:
        """Return the policy."""
        values = self.model_dump()
        priority = PriorityPoints(**values.pop("priority"))
        rules_off, lists = frozenset(self.rules_off), self.lists.to_domain()
        others = {"rules_off": rules_off, "priority": priority, "lists": lists}
        return Policy(**values | others)


class Settings(_Part):
    """The whole file."""

    format: Literal["mapigo-centre"] = Field(
        default="mapigo-centre", description="what the folder is"
    )
    format_version: Literal[1] = Field(default=1, description="version of the format")
    name: str = Field(description="name of the centre")
    age_groups: list[str] = Field(description="age groups, youngest first")
    skill_levels: int = Field(description="number of nurses' skill levels, from 0 up")
    calendar: CalendarSettings = Field(description="the horizon")
    policy: PolicySettings = Field(description="what the centre does")


def read_settings(text: str) -> Settings:
    """Return the settings of a ``centre.toml``.

    Raises
    ------
    InputError
        With every fault of form, or of the calendar, by which tables are read.
    """
    document = parse_toml(text, SETTINGS_FILE)
    place = in_toml(text, SETTINGS_FILE)
    settings = validated(Settings, document, place)
    faults = list(calendar_faults(settings.calendar.to_domain()))
    if faults:
        raise InputError([in_settings(fault, text) for fault in faults])
    return settings


def in_settings(fault: Fault, text: str) -> Fault:
    """Return a fault of calendar, centre or policy with its line in the file."""
    # What stands in the last place may be an id, with dots of its own.
    deepest = 2 if fault.field.startswith(("lists.", "priority.")) else 1
    field = [_KEYS.get(word, word) for word in fault.field.split(".", deepest)]
    keys = field if fault.table == "centre" else [fault.table, *field]
    return replace(fault, where=in_toml(text, SETTINGS_FILE)(tuple(keys)))


def settings_text(problem: PlanningProblem) -> str:
    """Return the text of a problem's ``centre.toml``."""
    centre, policy = problem.centre, problem.policy
    calendar: dict[str, Any] = {"days": centre.calendar.n_days}
    if centre.calendar.start_date is not None:
        calendar["start"] = centre.calendar.start_date
    calendar["shift_types"] = list(centre.calendar.shift_types)
    document = {
        "format": "mapigo-centre",
        "format_version": 1,
        "name": centre.name,
        "age_groups": list(centre.age_groups),
        "skill_levels": centre.n_skill_levels,
        "calendar": calendar,
        "policy": {
            "name": policy.name,
            "version": policy.version,
            "stay_quantile": policy.stay_quantile,
            "freeze_days": policy.freeze_days,
            "rules_off": sorted(policy.rules_off),
            "weights": dict(policy.weights),
            "pool_reserve": dict(policy.pool_reserve),
            "theatre_reserve_minutes": dict(policy.theatre_reserve_minutes),
            "even_arrivals": dict(policy.even_arrivals),
            "priority": asdict(policy.priority),
            "lists": lists_as_toml(policy.lists),
        },
    }
    return tomli_w.dumps(document)
