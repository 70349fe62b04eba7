"""Rows of a linear model, gathered one by one and turned into a sparse matrix."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import LinearConstraint
from scipy.sparse import csr_array

__all__ = ["Rows"]

Floats = NDArray[np.float64]


class Rows:
    """Rows ``at_least <= sum of coefficient * column <= at_most``."""

    def __init__(self) -> None:
        self._row: list[NDArray[np.int64]] = []
        self._column: list[NDArray[np.int64]] = []
        self._coefficient: list[Floats] = []
        self._at_least: list[float] = []
        self._at_most: list[float] = []

    def add(
        self,
        columns: object,
        coefficients: object,
        *,
        at_least: float = -np.inf,
        at_most: float = np.inf,
    ) -> None:
        """Add a row; one coefficient for all columns, or one for each."""
        column = np.asarray(columns, dtype=np.int64)
        self._row.append(np.full(column.size, len(self._at_most)))
        self._column.append(column)
        self._coefficient.append(
            np.broadcast_to(np.asarray(coefficients, dtype=np.float64), column.shape)
        )
        self._at_least.append(at_least)
        self._at_most.append(at_most)

    def constraint(self, n_columns: int) -> LinearConstraint:
        """Return the rows as SciPy takes them."""
        shape = (len(self._at_most), n_columns)
        if not self._row:
            return LinearConstraint(csr_array(shape))
        places = (np.concatenate(self._row), np.concatenate(self._column))
        matrix = csr_array((np.concatenate(self._coefficient), places), shape=shape)
        return LinearConstraint(matrix, self._at_least, self._at_most)
