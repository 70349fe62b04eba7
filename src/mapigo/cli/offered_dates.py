"""Offers to one patient, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mapigo.cli.booked_words import (
    aligned,
    in_days,
    moved,
    place,
    short_day,
    treated,
    who,
)
from mapigo.cli.terminal import say
from mapigo.explain.wording import counted

if TYPE_CHECKING:
    from mapigo.desk import Offer, Offers

__all__ = ["print_offers"]

COLUMNS = ("", "admission", "notice", "waited", "treated", "cost", "where")
RIGHT = (0, 3, 5)


def print_offers(offers: Offers) -> None:
    """Print the best offer in a sentence, then all, with who moves for each."""
    say(_answer(offers))
    say(_patient(offers))
    if offers.wanted and not offers.wanted.is_possible:
        for reason in offers.wanted.reasons:
            say(f"  {reason.sentence}")
    if offers.offers:
        is_no = offers.wanted and not offers.wanted.is_possible
        say("\nThe nearest dates:" if is_no else "")
        for line in _offer_lines(offers):
            say(line)
        say("\ncost: what the plan costs more with it; --take N --out FILE books it.")


def _answer(offers: Offers) -> str:
    patient, calendar = offers.entry.id, offers.problem.centre.calendar
    wanted, booking = offers.wanted, offers.booking
    if booking is not None and booking.admission_day < offers.problem.today:
        return f"{patient} came on {calendar.label(booking.admission_day)}: no offer."
    if wanted and wanted.is_possible:
        if booking is not None and booking.admission_day == wanted.day:
            return f"Yes: {patient} is booked on {calendar.label(wanted.day)} already."
        return f"Yes: {patient} can come on {_said(offers, offers.offers[0])}"
    if wanted:
        none = "" if offers.offers else f" Nor on another day: {offers.main_reason}"
        return f"No: {patient} cannot come on {calendar.label(wanted.day)}.{none}"
    if not offers.offers:
        other = "another" if booking else "a"
        return f"{patient} cannot be offered {other} date. {offers.main_reason}"
    other = "The best other date of" if booking else "The best date for"
    return f"{other} {patient}: {_said(offers, offers.offers[0])}"


def _said(offers: Offers, offer: Offer) -> str:
    calendar, timing = offers.problem.centre.calendar, offer.timing
    late = treated(timing)
    parts = [calendar.label(offer.admission_day), in_days(timing.notice_days)]
    others = _others(offer)
    return f"{', '.join([*parts, *filter(None, [late])])}; {others}."


def _others(offer: Offer) -> str:
    if not offer.displaced:
        return "nobody else changes"
    names = [other.patient for other in offer.displaced]
    if len(names) == 1:
        verb = "moves" if offer.displaced[0].after else "is no longer admitted"
        return f"{names[0]} {verb} for it"
    return f"{len(names)} others change for it"


def _patient(offers: Offers) -> str:
    entry, calendar = offers.entry, offers.problem.centre.calendar
    facts = [who(entry)]
    if entry.treat_by_day is not None:
        facts.append(f"treat by {short_day(calendar, entry.treat_by_day)}")
    booking = offers.booking
    if booking is None:
        return f"{', '.join(facts)}. Not admitted so far."
    day = short_day(calendar, booking.admission_day)
    return f"{', '.join(facts)}. Booked on {day} ({place(booking)})."


def _offer_lines(offers: Offers) -> Iterator[str]:
    """Yield a line for each offer, and one for each patient who changes for it."""
    calendar = offers.problem.centre.calendar
    rows = [COLUMNS, *(_row(offers, n) for n in range(len(offers.offers)))]
    lines = list(aligned(rows, RIGHT))
    yield lines[0]
    for offer, line in zip(offers.offers, lines[1:], strict=True):
        yield line
        for other in offer.displaced:
            yield f"     {moved(other, calendar)}"


def _row(offers: Offers, number: int) -> tuple[str, ...]:
    offer = offers.offers[number]
    timing = offer.timing
    return (
        str(number + 1),
        short_day(offers.problem.centre.calendar, offer.admission_day),
        in_days(timing.notice_days),
        counted(timing.waited_days, "day"),
        treated(timing).replace(" treat-by", ""),
        f"{offer.cost_change:+,}",
        place(offer.booking),
    )
