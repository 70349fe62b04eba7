"""How urgent a waiting patient is, and what the operation risks."""

from mapigo.risk.euroscore2 import EuroScore2, euroscore2_of
from mapigo.risk.priority import Priority, priority_of
from mapigo.risk.priority_part import PriorityPart
from mapigo.risk.waiting import Waiting

__all__ = [
    "EuroScore2",
    "Priority",
    "PriorityPart",
    "Waiting",
    "euroscore2_of",
    "priority_of",
]
