"""Hospitals in the proportions of the public benchmark, of any size."""

from mapigo.examples.benchmark.assemble import benchmark_hospital

__all__ = ["benchmark_hospital"]
