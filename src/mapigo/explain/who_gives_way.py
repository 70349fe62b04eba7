"""Who could give way to a patient on which day, and roughly at what price."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mapigo.explain.in_the_way import holders_of_some, in_the_way
from mapigo.explain.openings import Openings
from mapigo.explain.prices import Prices
from mapigo.explain.situation import Situation

__all__ = ["Displaceable", "which_two_could_give_way", "who_could_give_way"]


@dataclass(frozen=True, slots=True, order=True)
class Displaceable:
    """Those who could give way on a day: one, or two together.

    ``estimate`` is roughly what it would cost: the prices of the dates, or of being
    left out, of all of them; not those of theatres, rooms and nurses.
    """

    estimate: int
    day: int
    patients: tuple[str, ...]


def who_could_give_way(
    situation: Situation, openings: Openings, days: Iterable[int]
) -> list[Displaceable]:
    """Return who could give way to a patient, by what it would roughly cost.

    ``openings`` are those of the patient in the plan without the patient's own booking,
    ``days`` dates to come without a free place.
    """
    return sorted(
        Displaceable(gain + extra, day, (person,))
        for day, gain in _dates(situation, openings, days)
        for person, extra in _of_day(situation, openings, day)
    )


def which_two_could_give_way(
    situation: Situation, openings: Openings, days: Iterable[int]
) -> list[Displaceable]:
    """Return which two could together, as ``who_could_give_way`` does for one."""
    return sorted(
        Displaceable(gain + extra, day, pair)
        for day, gain in _dates(situation, openings, days)
        for pair, extra in _pairs_of_day(situation, openings, day).items()
    )


def _dates(
    situation: Situation, openings: Openings, days: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Yield the dates on which the patient could be, and what each costs more.

    The present date is none of them.
    """
    prices, booking = Prices(openings), situation.booking_of.get(openings.entry.id)
    now = prices.of_date(booking.admission_day) if booking else prices.of_leaving_out()
    present_day = booking and booking.admission_day
    for day in days:
        if day != present_day and openings.is_possible_date(day):
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
        if extra is None:
            continue
        rest = replace(openings, occupancy=openings.occupancy.without(first))
        for second, more in _of_day(situation, rest, day):
            if (second, first) not in pairs:
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
