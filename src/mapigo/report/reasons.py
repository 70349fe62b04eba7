"""Why a patient is not admitted, in one sentence."""

from __future__ import annotations

from mapigo.domain import WaitingListEntry
from mapigo.explain import main_reason, refusals
from mapigo.report.facts import PlanFacts

__all__ = ["reason_not_admitted"]


def reason_not_admitted(facts: PlanFacts, entry: WaitingListEntry) -> str:
    """Return the main reason why every day refuses a patient."""
    return main_reason(refusals(facts.problem, facts.occupancy, entry))
