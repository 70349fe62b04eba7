"""Who could give way to a patient on which day, and roughly at what price."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mapigo.explain.in_the_way import holders_of_some, in_the_way
from mapigo.explain.openings import Openings
from mapigo.explain.prices import Prices
from mapigo.explain.situation import Situation

__all__ = ["Candidate", "candidate_pairs", "candidates"]


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Those who could give way on a day: one, or two together.

    ``estimate`` is roughly what it would cost: the prices of the dates, or of being
    left out, of all of them; not those of theatres, rooms and nurses.
    """

    estimate: int
    day: int
    patients: tuple[str, ...]


def candidates(
    situation: Situation, openings: Openings, days: Iterable[int]
) -> list[Candidate]:
    """Return who could give way to a patient, by what it would roughly cost.

    Parameters
    ----------
    situation
        The plan as it is.
    openings
        What is open to the patient in the plan without the patient's own booking.
    days
        The dates to look at. The patient's present date, and dates that are past, not
        possible, or open to the patient, have no candidates.
    """
    return sorted(
        Candidate(gain + extra, day, (person,))
        for day, gain in _dates(situation, openings, days)
        for person, extra in _of_day(situation, openings, day)
    )


def candidate_pairs(
    situation: Situation, openings: Openings, days: Iterable[int]
) -> list[Candidate]:
    """Return which two could give way together, as ``candidates`` does for one."""
    return sorted(
        Candidate(gain + extra, day, pair)
        for day, gain in _dates(situation, openings, days)
        for pair, extra in _pairs_of_day(situation, openings, day).items()
    )


def _dates(
    situation: Situation, openings: Openings, days: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Yield the dates to come on which the patient could be, and what each costs more.

    The present date is none of them.
    """
    prices, booking = Prices(openings), situation.booking_of.get(openings.entry.id)
    now = prices.of_date(booking.admission_day) if booking else prices.of_leaving_out()
    present_day = booking and booking.admission_day
    for day in days:
        is_to_come = day >= situation.problem.today and day != present_day
        if is_to_come and openings.is_possible_date(day):
            yield day, prices.of_date(day) - now


def _of_day(
    situation: Situation, openings: Openings, day: int
) -> Iterator[tuple[str, int]]:
    """Yield who could give way on a date, and what that roughly costs."""
    way = in_the_way(openings, day)
    for person in way.persons:
        if situation.may_give_way(person):
            extra = _extra(situation, openings, person, way.lacking)
            if extra is not None:
                yield person, extra


def _pairs_of_day(
    situation: Situation, openings: Openings, day: int
) -> dict[tuple[str, str], int]:
    """Return the pairs who could give way on a date, and what that roughly costs.

    One of two holds some of what is lacking first; without that one, the other is in
    the way alone.
    """
    lacking = in_the_way(openings, day).lacking
    pairs: dict[tuple[str, str], int] = {}
    for first in sorted(holders_of_some(openings, day)):
        if not situation.may_give_way(first):
            continue
        extra = _extra(situation, openings, first, lacking)
        rest = replace(openings, occupancy=openings.occupancy.without(first))
        for second, more in _of_day(situation, rest, day):
            if extra is not None and (second, first) not in pairs:
                pairs[first, second] = extra + more
    return pairs


def _extra(
    situation: Situation, openings: Openings, other: str, lacking: frozenset[str]
) -> int | None:
    """Return roughly what it costs that another patient gives way, if it can be."""
    elsewhere = situation.elsewhere(other)
    if elsewhere.same_day.issuperset(lacking):
        return 0
    prices = [elsewhere.other_date, _price_of_swap(situation, openings, other)]
    known = [price for price in prices if price is not None]
    return min(known) - elsewhere.now if known else None


def _price_of_swap(situation: Situation, openings: Openings, other: str) -> int | None:
    """Return the price of the patient's present date for another, if open to that."""
    booking = situation.booking_of.get(openings.entry.id)
    if booking is None:
        return None
    of_other = situation.openings(other, openings.occupancy)
    day = booking.admission_day
    if not of_other.is_possible_date(day) or not of_other.is_open(day):
        return None
    return Prices(of_other).of_date(day)
