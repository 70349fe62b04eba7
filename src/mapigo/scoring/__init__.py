"""The score of any plan, recomputed from scratch, and whether its chances hold."""

from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.person import Person
from mapigo.scoring.reliability import ReliabilityBin, reliability
from mapigo.scoring.score import Charge, RuleScore, Score
from mapigo.scoring.score_plan import score_plan

__all__ = [
    "Charge",
    "Occupancy",
    "Person",
    "ReliabilityBin",
    "RuleScore",
    "Score",
    "reliability",
    "score_plan",
]
