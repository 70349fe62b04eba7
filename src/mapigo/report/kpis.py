"""The key figures of a plan, all that can be computed before it has been lived."""

from __future__ import annotations

from mapigo.domain import Plan, PlanningProblem
from mapigo.report.facts import PlanFacts
from mapigo.report.kpi import Kpi
from mapigo.report.kpis_beds import bed_kpis
from mapigo.report.kpis_nurses import nurse_kpis
from mapigo.report.kpis_overruns import overrun_kpis
from mapigo.report.kpis_targets import target_kpis
from mapigo.report.kpis_theatres import theatre_kpis
from mapigo.report.kpis_waiting import waiting_kpis

__all__ = ["kpis", "kpis_of"]


def kpis(problem: PlanningProblem, plan: Plan) -> tuple[Kpi, ...]:
    """Return the key figures of a plan; those without content are left out.

    Parameters
    ----------
    problem
        The problem that the plan answers.
    plan
        Any plan for it, feasible or not.

    Returns
    -------
    tuple of Kpi
        In the order of a report: admissions and waits, targets, theatres, beds and
        pools, nurses.

    Examples
    --------
    >>> from mapigo.domain import Plan
    >>> from mapigo.examples import heart_centre
    >>> problem = heart_centre(n_waiting=30)
    >>> kpis(problem, Plan())[0].text
    '0 of 30'
    """
    return kpis_of(PlanFacts.from_plan(problem, plan))


def kpis_of(facts: PlanFacts) -> tuple[Kpi, ...]:
    """Return the key figures from facts that are already worked out."""
    return (
        *waiting_kpis(facts),
        *target_kpis(facts),
        *theatre_kpis(facts),
        *overrun_kpis(facts),
        *bed_kpis(facts),
        *nurse_kpis(facts),
    )
