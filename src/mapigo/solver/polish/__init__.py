"""After the search: what can be chosen exactly in the best plan, all else as it is."""

from mapigo.solver.polish.polish import load_solvers, polish

__all__ = ["load_solvers", "polish"]
