"""How far from optimal a plan can be: a cost that no plan can fall below."""

from mapigo.solver.bound.bound import Bound
from mapigo.solver.bound.lower_bound import lower_bound

__all__ = ["Bound", "lower_bound"]
