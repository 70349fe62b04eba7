"""A model with a cost: what is chosen, what each choice costs, what always is paid."""

from __future__ import annotations

from collections.abc import Iterable

from ortools.sat.python import cp_model

__all__ = ["Choice", "CostedModel", "Term", "weighted"]

Choice = cp_model.IntVar
"""Something that is either so or not."""

Term = tuple[Choice, int]
"""A variable and how often it counts."""


class CostedModel:
    """Rows of ``cp``, and a cost in whole numbers that grows with them."""

    def __init__(self) -> None:
        self.cp = cp_model.CpModel()
        self.terms: list[Term] = []
        self.always = 0

    def choice(self) -> Choice:
        """Return something new that may be so or not."""
        return self.cp.new_bool_var("")

    def charge(self, variable: Choice, cost: int) -> None:
        """Let each unit of a variable cost so much."""
        if cost:
            self.terms.append((variable, int(cost)))

    def charge_above(self, terms: list[Term], free: int, price: int) -> None:
        """Charge each unit of a sum above what is free."""
        most = sum(weight for _, weight in terms)
        if price and most > free:
            over = self.cp.new_int_var(0, most - free, "")
            self.cp.add(over >= weighted(terms) - free)
            self.charge(over, price)

    def minimize(self) -> None:
        """Ask for the least cost."""
        self.cp.minimize(weighted(self.terms) + self.always)


def weighted(terms: Iterable[Term]) -> cp_model.LinearExprT:
    """Return the sum of variables times their weights."""
    terms = list(terms)
    return cp_model.LinearExpr.weighted_sum(
        [variable for variable, _ in terms], [weight for _, weight in terms]
    )
