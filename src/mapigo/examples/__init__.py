"""Synthetic centres to try mapigo on: no real patient, every figure with its source."""

from mapigo.examples.assemble import heart_centre
from mapigo.examples.benchmark import benchmark_hospital
from mapigo.examples.loads import Load, loads
from mapigo.examples.published import PublishedFigures

__all__ = ["Load", "PublishedFigures", "benchmark_hospital", "heart_centre", "loads"]
