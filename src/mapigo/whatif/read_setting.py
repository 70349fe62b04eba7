"""Read another setting of the policy as it is typed: ``policy.weight.delay=20``."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import fields, replace

from mapigo.domain import RULES, SOFT_RULES, PlanningProblem, Policy
from mapigo.domain.rules import SWITCHABLE_RULES
from mapigo.domain.validation.event_names import unknown_name
from mapigo.domain.validation.item import Item, shown
from mapigo.errors import Fault, InputError
from mapigo.whatif.change import PolicyChange
from mapigo.whatif.change_policy import SETTABLE

__all__ = ["read_setting"]

SETTINGS = ("weight", *(field for field in SETTABLE if field != "weights"))
"""What can be set, as it is typed."""
NO_EFFECT = {field.name for field in fields(Policy)} - {*SETTABLE}
WITHOUT_KEY = ("freeze_days",)
FIELDS = {"weight": "weights"}
YES_NO = {"yes": 1, "no": 0}


def read_setting(problem: PlanningProblem, name: str, text: str) -> PolicyChange:
    """Return the change of a setting that a text asks for; ``name`` is for messages.

    Raises
    ------
    InputError
        When it is not written so, or names what there is not.
    """
    left, equals, right = text.partition("=")
    setting, dot, key = left.strip().removeprefix("policy.").partition(".")
    setting = "weight" if setting == "weights" else setting
    if not equals or not left.strip().startswith("policy."):
        raise _refused(name, "expected policy.NAME=VALUE, like policy.weight.delay=20.")
    if setting in NO_EFFECT:
        message = (
            f"{setting} changes no plan: what can be set is {', '.join(SETTINGS)}."
        )
        raise _refused(name, message)
    _check_known(name, setting, SETTINGS, "setting")
    if bool(dot) == (setting in WITHOUT_KEY):
        form = setting if setting in WITHOUT_KEY else f"{setting}.{_of(setting)}"
        raise _refused(name, f"expected policy.{form}=VALUE.")
    field = FIELDS.get(setting, setting)
    key = _key(problem, setting, key, name) if key else ""
    return PolicyChange(field, _value(setting, right.strip(), name), key, text=name)


def _check_known(name: str, text: str, known: Collection[str], what: str) -> None:
    faults = [
        replace(fault, where=name)
        for fault in unknown_name(Item(name), "name", text, known, what)
    ]
    if faults:
        raise InputError(faults)


def _refused(name: str, message: str) -> InputError:
    return InputError([Fault(message, name)])


def _of(setting: str) -> str:
    """Return what stands after the name of a setting."""
    if setting in ("weight", "rules_off"):
        return "RULE"
    return "THEATRE" if setting == "theatre_reserve_minutes" else "POOL"


def _key(problem: PlanningProblem, setting: str, key: str, name: str) -> str:
    """Return the rule, pool or theatre that a setting is of."""
    if setting == "weight":
        return _rule(key, SOFT_RULES, "soft rule", name)
    if setting == "rules_off":
        return _rule(key, SWITCHABLE_RULES, "rule that can be off", name)
    centre = problem.centre
    things = centre.theatres if _of(setting) == "THEATRE" else centre.pools
    known = [thing.id for thing in things]
    _check_known(name, key, known, _of(setting).lower())
    return key


def _rule(text: str, codes: Collection[str], what: str, name: str) -> str:
    """Return the code of a rule that is named by its code or its name."""
    by_name = {_plain(rule.name): code for code, rule in RULES.items()}
    found = by_name.get(_plain(text), text.strip().upper())
    if found in codes:
        return found
    if found in RULES:
        raise _refused(name, _of_another_sort(found, codes))
    names = [*_by_number(codes), *(_plain(RULES[code].name) for code in codes)]
    _check_known(name, _plain(text), names, what)
    return found


def _of_another_sort(code: str, codes: Collection[str]) -> str:
    """Say why a rule has no weight, or cannot be off."""
    rule = f"{code} ({RULES[code].name})"
    if code in SOFT_RULES:
        return f"{rule} is a soft rule: to do without it, set its weight to 0."
    if codes is SOFT_RULES:
        return f"{rule} is a hard rule and has no weight."
    return f"{rule} always holds: only {', '.join(_by_number(codes))} can be off."


def _by_number(codes: Collection[str]) -> list[str]:
    return sorted(codes, key=lambda code: (code[0], int(code[1:])))


def _plain(rule_name: str) -> str:
    return re.sub(r"[\s_-]+", "_", rule_name.strip()).lower()


def _value(setting: str, text: str, name: str) -> int:
    if setting == "rules_off":
        if text in YES_NO:
            return YES_NO[text]
        raise _refused(name, f"expected yes or no, came {shown(text)!r}.")
    if re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    raise _refused(name, f"expected a whole number from 0, came {shown(text)!r}.")
