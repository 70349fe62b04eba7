"""A word on the plan that answers start from, where it breaks rules itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapigo.cli.terminal import errors

if TYPE_CHECKING:
    from mapigo.domain import Plan, PlanningProblem

__all__ = ["tell_if_broken"]


def tell_if_broken(problem: PlanningProblem, plan: Plan) -> None:
    """Say on standard error which hard rules a plan breaks, if it breaks any."""
    from mapigo.explain import broken_in_words
    from mapigo.scoring import score_plan

    broken = broken_in_words(score_plan(problem, plan))
    if broken:
        sentence = (
            f"The plan itself breaks {broken}. What follows holds only what it holds; "
            "mapigo replan may mend the rest."
        )
        errors().print(sentence, soft_wrap=True, markup=False)
