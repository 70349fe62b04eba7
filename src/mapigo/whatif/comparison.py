"""The hospital as it is beside the hospital with changes."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import Score
from mapigo.whatif.figure import Figure

__all__ = ["Comparison", "Side"]


@dataclass(frozen=True, slots=True)
class Side:
    """A hospital and the plans found for it, one a seed, with their scores."""

    problem: PlanningProblem
    plans: tuple[Plan, ...]
    scores: tuple[Score, ...]

    @property
    def n_infeasible(self) -> int:
        """Plans that break a hard rule."""
        return sum(not score.is_feasible for score in self.scores)

    @property
    def best(self) -> Score:
        """The score with the fewest violations, the cheapest of these."""
        return min(self.scores, key=lambda score: (score.violations, score.cost))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer to a what-if.

    ``sentences`` say what is different. ``figures`` are about patients and cost,
    ``loads`` about how full the house is. ``seeds`` are those of which both sides are
    done; fewer than ``n_seeds_asked`` after an interruption. ``from_plan`` tells
    whether both searches went on from the plan given or planned anew.
    """

    sentences: tuple[str, ...]
    as_it_is: Side
    changed: Side
    figures: tuple[Figure, ...]
    loads: tuple[Figure, ...]
    seeds: tuple[int, ...]
    n_seeds_asked: int
    from_plan: bool
    seconds: float

    @property
    def has_other_weights(self) -> bool:
        """Whether the changes touch prices; costs are then by those as they are."""
        return (
            self.as_it_is.problem.policy.weights != self.changed.problem.policy.weights
        )

    def figure(self, name: str, subject: str = "") -> Figure:
        """Return a figure by the name of its measure, and what it is about."""
        return next(
            figure
            for figure in (*self.figures, *self.loads)
            if (figure.measure.name, figure.measure.subject) == (name, subject)
        )
