"""What else could be done for a patient: free places, and places of others."""

from __future__ import annotations

from collections.abc import Collection
from math import inf

from mapigo.explain.displacing import displacing_options
from mapigo.explain.openings import Openings
from mapigo.explain.option import OptionsByDay
from mapigo.explain.situation import Situation
from mapigo.explain.who_gives_way import which_two_could_give_way, who_could_give_way

__all__ = ["other_options"]


def other_options(
    situation: Situation,
    openings: Openings,
    free: OptionsByDay,
    days: Collection[int],
    *,
    per_day: int,
    n_wanted: int | None = None,
) -> OptionsByDay:
    """Return options other than the present booking, by day, cheapest first.

    On a day with a free place nobody is displaced. On the others somebody gives way,
    or two do where there is nothing else on any day. Who has come already has none.

    Parameters
    ----------
    situation
        The plan as it is.
    openings
        What is open to the patient in the plan without the patient's own booking.
    free
        The free places of these days, the cheapest first.
    days
        The dates to look at; none is past.
    per_day
        For how many options of a day others may give way.
    n_wanted
        How many options are wanted in all: who could give way is priced only where
        that may beat so many free days. ``None`` prices all.
    """
    if situation.has_come(openings.entry.id):
        return {}
    booking = situation.booking_of.get(openings.entry.id)
    others = {
        day: [option for option in free[day] if option.booking != booking]
        for day in days
        if day in free
    }
    full_days = [day for day in days if day not in free]
    one = who_could_give_way(situation, openings, full_days)
    below = _cost_to_beat(others, n_wanted)
    displacing = displacing_options(situation, openings, one, per_day, below)
    if not displacing and not any(others.values()):
        two = which_two_could_give_way(situation, openings, full_days)
        displacing = displacing_options(situation, openings, two, per_day)
    return others | displacing


def _cost_to_beat(free: OptionsByDay, n_wanted: int | None) -> float:
    """Return what the last of so many days costs, the cheapest days first."""
    firsts = sorted(of_day[0].cost_difference for of_day in free.values() if of_day)
    return firsts[n_wanted - 1] if n_wanted and len(firsts) >= n_wanted else inf
