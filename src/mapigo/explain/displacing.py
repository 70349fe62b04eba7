"""Options for which other patients give way.

What is looked at: on each possible date without a free place, the patients of whom one
alone holds all that is lacking; and if that leads nowhere on any date, two who do so
together. Once the place is taken, each of them takes the cheapest booking that is left
in the plan, or is left out where that costs less and is allowed. What an option costs
is exact; which are worth pricing goes by an estimate, so that the cheapest may be
missed.

Not looked at: dates with a free place, more than two who give way, and chains in which
whoever gives way displaces somebody else. Nobody gives way who has a pin, or who has
come.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable
from math import inf
from operator import attrgetter

from mapigo.explain.giving_way import with_others_giving_way
from mapigo.explain.openings import Openings
from mapigo.explain.option import OptionsByDay
from mapigo.explain.situation import Situation
from mapigo.explain.who_gives_way import Displaceable

__all__ = ["displacing_options"]

MOST_PRICED_A_DAY = 12
"""How many who could give way are priced for each option of a day."""

by_cost = attrgetter("cost_difference")


def displacing_options(
    situation: Situation,
    openings: Openings,
    promising: Iterable[Displaceable],
    per_day: int,
    below: float = inf,
) -> OptionsByDay:
    """Return options for which other patients give way, by day, cheapest first.

    Parameters
    ----------
    situation
        The plan as it is.
    openings
        What is open to the patient in the plan without the patient's own booking.
    promising
        Who could give way, the most promising first.
    per_day
        How many options to return for a day at most.
    below
        Do not price what seems to cost this or more.
    """
    found: OptionsByDay = {}
    n_priced: Counter[int] = Counter()
    for one in promising:
        of_day = found.setdefault(one.day, [])
        is_enough = len(of_day) >= per_day and one.estimate >= by_cost(of_day[-1])
        if is_enough or one.estimate >= below:
            continue
        if n_priced[one.day] < MOST_PRICED_A_DAY * per_day:
            n_priced[one.day] += 1
            option = with_others_giving_way(situation, openings, one)
            if option is not None:
                insort(of_day, option, key=by_cost)
                del of_day[per_day:]
    return {day: of_day for day, of_day in found.items() if of_day}
