"""How the centre plans: weights of the soft rules, reserve, stays, list times."""

from __future__ import annotations

from mapigo.domain import ListRules, Policy
from mapigo.examples.figures import value
from mapigo.examples.request import Request
from mapigo.examples.tables import rows

__all__ = ["policy"]

MINUTES_PER_HOUR = 60


def policy(request: Request) -> Policy:
    """Return the policy ``heart-centre``."""
    return Policy(
        name="heart-centre",
        version="1",
        weights={row["rule"]: int(row["weight"]) for row in rows("policy")},
        pool_reserve={"icu": request.scaled(value("icu_reserve"))},
        stay_quantile=value("stay_quantile"),
        freeze_days=int(value("freeze_days")),
        lists=ListRules(
            session_start_minute=int(value("list_start") * MINUTES_PER_HOUR),
            turnover_minutes=int(value("list_turnover")),
            beds_ready_minute=int(value("beds_ready") * MINUTES_PER_HOUR),
        ),
    )
