"""The score of any plan, recomputed from scratch, one module a rule."""

from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.person import Person
from mapigo.scoring.score import Charge, RuleScore, Score
from mapigo.scoring.score_plan import score_plan

__all__ = ["Charge", "Occupancy", "Person", "RuleScore", "Score", "score_plan"]
