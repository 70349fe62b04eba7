"""What changed between two plans, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mapigo.cli.booked_words import short_day
from mapigo.cli.score_table import feasibility
from mapigo.cli.terminal import say
from mapigo.domain.rules import RULES
from mapigo.explain import broken_in_words

if TYPE_CHECKING:
    from mapigo.domain import Booking, Calendar
    from mapigo.replan import Change, Replanned

__all__ = ["print_replanned"]

MOST_SHOWN = 40


def print_replanned(answer: Replanned, out: Path) -> None:
    """Print what happened, whether the new plan holds, who changes, and the cost."""
    for sentence in answer.sentences:
        say(sentence)
    say()
    if answer.score_before.is_feasible:
        say("The plan in force still holds.")
    else:
        broken = broken_in_words(answer.score_before)
        say(f"As it is, the plan in force would break {broken}.")
    say(feasibility(answer.score))
    if not answer.freeze_holds:
        say("Bookings in the freeze window had to move: no plan was found without it.")
    if answer.changes_are_free:
        say("Changes are free: the policy has no weight for S10 and S14.")
    changes = answer.difference.changes
    say(_how_many(answer))
    if changes:
        say()
        for change in changes[:MOST_SHOWN]:
            for line in _change_lines(change, answer.problem.centre.calendar):
                say(line)
        if len(changes) > MOST_SHOWN:
            say(f"… and {len(changes) - MOST_SHOWN:,} more, in {out}/difference.html.")
    say()
    for line in _facts(answer, out):
        say(line)


def _how_many(answer: Replanned) -> str:
    n = len(answer.difference.changes)
    if not n:
        return "Nobody changes."
    counts: dict[str, int] = {}
    for change in answer.difference.changes:
        counts[change.kind.value] = counts.get(change.kind.value, 0) + 1
    named = ", ".join(f"{count:,} {kind}" for kind, count in counts.items())
    return f"{n:,} {'patient changes' if n == 1 else 'patients change'}: {named}."


def _change_lines(change: Change, calendar: Calendar) -> Iterator[str]:
    before, after = _place(change.before, calendar), _place(change.after, calendar)
    yield f"{change.patient}  {change.kind.value}: {before} → {after}"
    yield f"    {change.reason}"


def _place(booking: Booking | None, calendar: Calendar) -> str:
    if booking is None:
        return "–"
    day = short_day(calendar, booking.admission_day)
    where = (booking.theatre, booking.room, booking.surgeon)
    return " ".join((day, *filter(None, where)))


def _facts(answer: Replanned, out: Path) -> Iterator[str]:
    before, after = answer.score_before.cost, answer.score.cost
    yield f"cost      {before:,} as it was, {after:,} now{_rules_changed(answer)}"
    n = answer.difference.n_nurse_changes
    yield f"nurses    {n:,} times another nurse for a room in a shift"
    first = answer.first_feasible_s
    legal = "" if first is None else f"first legal plan after {first:.1f} s, "
    yield f"time      {legal}{answer.seconds:.1f} s in all"
    yield f"written   {out} (centre, plan.json, difference.html, difference.json)"


def _rules_changed(answer: Replanned) -> str:
    """Return the soft rules whose cost changed, the most first."""
    changes = [
        (line.cost - answer.score_before.rule(line.rule).cost, line.rule)
        for line in answer.score.by_rule
    ]
    named = [
        f"{RULES[rule].name} {change:+,}"
        for change, rule in sorted(changes, key=lambda pair: -abs(pair[0]))
        if change
    ]
    return f": {', '.join(named)}" if named else ""
