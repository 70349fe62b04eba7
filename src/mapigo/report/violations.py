"""Broken hard rules, each in words."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import HARD_RULES, RULES, Rule
from mapigo.report.days import DayNames
from mapigo.scoring import Charge, Score

__all__ = ["BrokenRule", "broken_rules"]

MOST_SENTENCES = 40
MOST_PATIENTS = 8

SENTENCES = {
    "H1": "{resource}, {day}: more than one sex in the room ({patients}).",
    "H2": "{patients}: {resource} does not suit this patient.",
    "H3": "{resource}, {day}: {amount} minutes above the time available ({patients}).",
    "H4": "{resource}, {day}: {amount} minutes above the session ({patients}).",
    "H5": "{patients}: must be admitted in this horizon, but is not.",
    "H6": "{patients}: admitted on {day}, outside the patient's window.",
    "H7": "{resource}, {day}: {amount} more than the open beds ({patients}).",
    "H8": "{resource}, {day}: given {amount} rooms in a shift that is not worked.",
    "H9": "{resource}, {day}: no nurse in {amount} shifts ({patients}).",
    "H10": "{resource}, {day}: {amount} more than its capacity ({patients}).",
    "H11": "{patients}: {resource} cannot do this operation on {day}.",
    "H12": "{patients}: {amount} pinned decisions are not kept.",
    "H13": "{patients}: admitted on {day}, while suspended.",
}


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A hard rule that does not hold, and the places where it does not."""

    rule: Rule
    amount: int
    sentences: tuple[str, ...]
    n_hidden: int


def broken_rules(score: Score, days: DayNames) -> tuple[BrokenRule, ...]:
    """Return the hard rules that a plan breaks; empty for a feasible plan."""
    broken = []
    for code in HARD_RULES:
        charges = [charge for charge in score.charges if charge.rule == code]
        amount = score.rule(code).amount
        if amount:
            shown = sorted(charges, key=lambda charge: charge.day or 0)[:MOST_SENTENCES]
            sentences = tuple(_sentence(charge, days) for charge in shown)
            n_hidden = len(charges) - len(shown)
            broken.append(BrokenRule(RULES[code], amount, sentences, n_hidden))
    return tuple(broken)


def _sentence(charge: Charge, days: DayNames) -> str:
    words = SENTENCES[charge.rule].format(
        resource=charge.resource or "no room",
        patients=_patients(charge.patients),
        day="any day" if charge.day is None else days.short(charge.day),
        amount=charge.amount,
    )
    return words[0].upper() + words[1:]


def _patients(ids: tuple[str, ...]) -> str:
    if not ids:
        return "nobody"
    kind = "patient" if len(ids) == 1 else "patients"
    more = f" and {len(ids) - MOST_PATIENTS} more" * (len(ids) > MOST_PATIENTS)
    return f"{kind} {', '.join(ids[:MOST_PATIENTS])}{more}"
