"""Make plans: construct one, then search for better ones in compiled kernels."""

from mapigo.solver.bound import Bound, lower_bound
from mapigo.solver.kernels_ready import kernels_are_cached, warm
from mapigo.solver.one_by_one import book_one_by_one
from mapigo.solver.search.progress import Progress
from mapigo.solver.solve import SolveOptions, SolveResult, solve

__all__ = [
    "Bound",
    "Progress",
    "SolveOptions",
    "SolveResult",
    "book_one_by_one",
    "kernels_are_cached",
    "lower_bound",
    "solve",
    "warm",
]
