"""Find every fault of a planning problem: ids, ranges, windows, references."""

from mapigo.domain.validation.problem_faults import find_faults

__all__ = ["find_faults"]
