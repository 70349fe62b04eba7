"""Who could fill a slot, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mapigo.cli.booked_words import (
    aligned,
    in_days,
    short_day,
    treated,
    urgency,
    who,
)
from mapigo.cli.terminal import say
from mapigo.explain.wording import counted, listed

if TYPE_CHECKING:
    from mapigo.desk import Backfill, Filling, NearMiss, Taker
    from mapigo.domain import Booking, Calendar

__all__ = ["print_backfill"]

COLUMNS = ("", "patient", "cost", "so far", "comes", "waited", "treated", "priority")
RIGHT = (0, 2, 5)
MOST_REASONS = 2


def print_backfill(answer: Backfill) -> None:
    """Print the best filling in a sentence, all of them, and who almost fits."""
    say(_answer(answer))
    for line in _slot(answer):
        say(line)
    if answer.fillings:
        say()
        for line in _filling_lines(answer):
            say(line)
        hidden = answer.n_fitting - sum(not one.is_chain for one in answer.fillings)
        if hidden:
            say(f"… and {hidden:,} more who fit; --top N shows more.")
        say("\ncost: what the plan costs more with it; --take N --out FILE books it.")
        say("All shown are past their earliest day and not suspended on the day.")
    if answer.near_misses:
        say("\nAlmost fitting:")
        for miss in answer.near_misses:
            for line in _miss(miss, answer.problem.centre.calendar):
                say(line)


def _answer(answer: Backfill) -> str:
    where = _where(answer)
    if not answer.slot.minutes:
        return f"{where} has no {'minutes left' if answer.cases else 'session'}."
    if not answer.fillings:
        return f"Nobody fits into {where} ({answer.slot.minutes} minutes)."
    best = answer.fillings[0]
    if best.is_chain:
        return f"A chain fills {where} best: {_chain(answer, best)}."
    first = best.links[0]
    comes = in_days(first.timing.notice_days)
    sooner = first.days_forward
    so_far = (
        "not admitted so far"
        if sooner is None
        else f"{counted(sooner, 'day')} sooner than booked"
    )
    cost = f"cost {best.cost_change:+,}"
    return f"{first.entry.id} fills {where} best: comes {comes}, {so_far}, {cost}."


def _chain(answer: Backfill, chain: Filling) -> str:
    calendar = answer.problem.centre.calendar
    first, *others = chain.links
    handed_on = [
        f"{link.entry.id} takes the place on {short_day(calendar, link.slot.day)}"
        for link in others
    ]
    moves = listed([f"{first.entry.id} comes forward", *handed_on])
    return f"{moves}, cost {chain.cost_change:+,}"


def _where(answer: Backfill) -> str:
    label = answer.problem.centre.calendar.label(answer.slot.day)
    return f"{answer.slot.theatre} on {label}"


def _slot(answer: Backfill) -> Iterator[str]:
    """Yield what is free, if it is less than asked for, and who is in the theatre."""
    asked, free = answer.asked_minutes, answer.free_minutes
    if not answer.slot.minutes and not answer.cases:
        return
    if asked is not None and asked > free:
        yield f"Asked for {asked} minutes; {free} are left beside the cases planned."
    elif answer.slot.minutes == free:
        yield f"{free} minutes are free."
    else:
        yield f"{answer.slot.minutes} of {free} free minutes are to be filled."
    if answer.cases:
        yield f"Planned there: {listed(answer.cases, most=8)}."
    else:
        yield "No case is planned there."
    if not answer.slot.minutes and answer.cases:
        yield "If one of them does not come, first say so with mapigo replan."
    elif answer.fillings and answer.fillings[0].cost_change > 0:
        yield "Leaving it free costs less: bringing patients forward has its price."


def _filling_lines(answer: Backfill) -> Iterator[str]:
    """Yield two lines for each filling: who, and with what; the links of a chain."""
    calendar = answer.problem.centre.calendar
    rows = [
        COLUMNS,
        *(
            _row(number, filling, calendar)
            for number, filling in enumerate(answer.fillings, start=1)
        ),
    ]
    lines = list(aligned(rows, RIGHT))
    yield lines[0]
    for filling, line in zip(answer.fillings, lines[1:], strict=True):
        yield line
        for number, link in enumerate(filling.links):
            if number:
                yield f"     {_handed_on(filling.links[number - 1], link, calendar)}"
            yield f"     {_needs(link)}"


def _row(number: int, filling: Filling, calendar: Calendar) -> tuple[str, ...]:
    first = filling.links[0]
    timing, entry = first.timing, first.entry
    return (
        str(number),
        "chain: " + entry.id if filling.is_chain else entry.id,
        f"{filling.cost_change:+,}",
        _so_far(first.before, calendar),
        in_days(timing.notice_days),
        counted(timing.waited_days, "day"),
        treated(timing).replace(" treat-by", ""),
        urgency(entry),
    )


def _so_far(before: Booking | None, calendar: Calendar) -> str:
    if before is None:
        return "not admitted"
    return f"{short_day(calendar, before.admission_day)}, {before.theatre}"


def _needs(link: Taker) -> str:
    """Return procedure, minutes, operator, teams and beds of a patient in the slot."""
    entry, booking = link.entry, link.booking
    pools = dict.fromkeys(pool for pool, _ in entry.pathway.pool_offsets)
    beds = [*pools, booking.room]
    return "; ".join(
        ", ".join(filter(None, part))
        for part in (
            (entry.procedure, f"{entry.theatre_minutes} min"),
            (booking.surgeon, *entry.teams),
            beds,
        )
        if any(part)
    )


def _handed_on(before: Taker, link: Taker, calendar: Calendar) -> str:
    day = short_day(calendar, link.booking.admission_day)
    return (
        f"{link.entry.id} takes the place of {before.entry.id}: comes {day} "
        f"({_so_far(link.before, calendar)} so far), cost {link.cost_change:+,}"
    )


def _miss(miss: NearMiss, calendar: Calendar) -> Iterator[str]:
    so_far = _so_far(miss.before, calendar)
    yield f"  {miss.entry.id}  {who(miss.entry)}; {so_far} so far"
    for reason in miss.reasons[:MOST_REASONS]:
        yield f"      {reason.sentence}"
    if miss.reasons[MOST_REASONS:]:
        yield f"      … and {counted(len(miss.reasons) - MOST_REASONS, 'more reason')}."
