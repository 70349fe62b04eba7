"""Read changes as they are typed: ``close theatre:OT2:2026-12-01..05``.

A change is ``KIND:ID[:DAYS[:AMOUNT]]``, or ``POOL[:AMOUNT[:DAYS]]`` with the id of a
pool or ``icu_bed``; a setting is ``policy.NAME=VALUE``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from mapigo.domain import PlanningProblem
from mapigo.domain.validation.event_names import unknown_name
from mapigo.domain.validation.item import Item, shown
from mapigo.errors import Fault, InputError
from mapigo.formats.tables import CellError
from mapigo.whatif.change import THINGS_OF, CapacityChange, Change, Thing, Verb
from mapigo.whatif.change_faults import change_faults
from mapigo.whatif.days_text import days_of
from mapigo.whatif.icu_pool import icu_pool
from mapigo.whatif.read_setting import read_setting
from mapigo.whatif.things import things_of

__all__ = ["read_changes"]

ICU_BED = "icu_bed"
_MOST_DIGITS = 9


def read_changes(
    problem: PlanningProblem, asked: Iterable[tuple[str, str]]
) -> tuple[Change, ...]:
    """Return the changes that texts ask for.

    Parameters
    ----------
    problem
        The hospital as it is.
    asked
        Pairs of a word and a text: ``close``, ``add``, ``absent`` or ``set``, and what
        follows it.

    Raises
    ------
    InputError
        With every fault of every change: how it is written, unknown names, days
        outside the horizon, and what would change nothing.
    """
    changes: list[Change] = []
    faults: list[Fault] = []
    for word, text in asked:
        try:
            changes.append(_read(problem, word, text))
        except InputError as error:
            faults += error.faults
    faults += change_faults(problem, changes)
    if faults:
        raise InputError(faults)
    return tuple(changes)


def _read(problem: PlanningProblem, word: str, text: str) -> Change:
    name = f"--{shown(word)} {shown(text)}"
    try:
        if word == "set":
            return read_setting(problem, name, text)
        if word not in THINGS_OF:
            message = f"expected {', '.join(THINGS_OF)} or set, came {shown(word)!r}."
            raise CellError(message)
        return _capacity_change(problem, Verb(word), text, name)
    except CellError as error:
        raise InputError([Fault(str(error), name)]) from None


def _capacity_change(
    problem: PlanningProblem, verb: Verb, text: str, name: str
) -> CapacityChange:
    kind, _, rest = text.partition(":")
    things = THINGS_OF[verb]
    if kind not in things and Thing.POOL in things:
        pools = problem.centre.pools
        head = _id_at_start(text, [ICU_BED, *(pool.id for pool in pools)])
        if head == ICU_BED or head in things_of(problem.centre, Thing.POOL):
            return _of_pool(problem, verb, text, head, name)
    if kind not in things:
        raise CellError(_kind_message(kind, things))
    thing = Thing(kind)
    known = things_of(problem.centre, thing)
    thing_id = _id_at_start(rest, known)
    faults = list(unknown_name(Item(name), thing, thing_id, known, thing))
    if faults:
        raise InputError([replace(fault, where=name) for fault in faults])
    days, _, amount = rest[len(thing_id) :].removeprefix(":").partition(":")
    first, last = days_of(days, problem.centre.calendar)
    change = CapacityChange(verb, thing, thing_id, first, last, text=name)
    return _with_amount(change, amount)


def _with_amount(change: CapacityChange, text: str) -> CapacityChange:
    """Return a change with what stands in the last place: a number, or a shift."""
    if not text:
        return change
    if change.verb is not Verb.ABSENT:
        return replace(change, amount=_number(text))
    if change.thing is Thing.NURSE:
        return replace(change, shift=text)
    message = f"a surgeon is absent for whole days: leave ':{shown(text)}' out."
    raise CellError(message)


def _number(text: str) -> int:
    if re.fullmatch(rf"[0-9]{{1,{_MOST_DIGITS}}}", text) and int(text):
        return int(text)
    message = f"expected an amount, a whole number from 1, came {shown(text)!r}."
    raise CellError(message)


def _of_pool(
    problem: PlanningProblem, verb: Verb, text: str, head: str, name: str
) -> CapacityChange:
    """Read the short form: a pool at the head, then the amount, then the days."""
    pools = problem.centre.pools
    pool = head if head in things_of(problem.centre, Thing.POOL) else icu_pool(pools)
    amount, _, days = text[len(head) :].removeprefix(":").partition(":")
    first, last = days_of(days, problem.centre.calendar)
    change = CapacityChange(verb, Thing.POOL, pool, first, last, text=name)
    return _with_amount(change, amount)


def _id_at_start(text: str, known: Collection[str]) -> str:
    """Return the longest known id that a text begins with, else up to the colon.

    Ids may hold colons themselves.
    """
    found = [name for name in known if text == name or text.startswith(f"{name}:")]
    return max(found, key=len) if found else text.partition(":")[0]


def _kind_message(kind: str, things: Sequence[Thing]) -> str:
    kinds = [str(thing) for thing in things]
    if Thing.POOL in things:
        kinds.append(ICU_BED)
    near = difflib.get_close_matches(kind[:20], kinds, n=1)
    hint = f": did you mean {near[0]!r}?" if near else "."
    form = "KIND:ID[:DAYS[:AMOUNT]]"
    return (
        f"expected {form} with a kind among {', '.join(kinds)}, came "
        f"{shown(kind)!r}{hint}"
    )
