"""How likely each list runs past its session, whether or not it has times."""

from __future__ import annotations

from mapigo.daylist import overrun_shares
from mapigo.report.facts import PlanFacts

__all__ = ["overrun_chances"]


def overrun_chances(facts: PlanFacts) -> dict[tuple[str, int], float]:
    """Return the chance of each (theatre, day) with a case.

    Nothing is known of it where no case has a distribution of minutes.
    """
    if all(entry.duration is None for entry, _ in facts.admitted):
        return {}
    return overrun_shares(facts.problem, facts.plan)
