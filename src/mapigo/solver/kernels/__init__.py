"""Compiled building blocks on flat arrays; they know only NumPy and Numba."""
