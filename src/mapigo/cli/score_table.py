"""A score as a table: every rule with its count, weight and cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from mapigo.domain.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapigo.scoring import RuleScore, Score

__all__ = ["feasibility", "score_table"]


def score_table(lines: Iterable[RuleScore]) -> Table:
    """Return the lines of a score as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("rule")
    table.add_column("")
    table.add_column("count", justify="right")
    table.add_column("weight", justify="right")
    table.add_column("cost", justify="right")
    for line in lines:
        rule = RULES[line.rule]
        price = ("hard", "") if rule.is_hard else (f"{line.weight:,}", f"{line.cost:,}")
        style = "red" if rule.is_hard and line.amount else None
        table.add_row(line.rule, rule.name, f"{line.amount:,}", *price, style=style)
    return table


def feasibility(score: Score) -> str:
    """Say in one sentence whether every hard rule holds."""
    if score.is_feasible:
        return (
            f"The plan is feasible: every hard rule holds. Its cost is {score.cost:,}."
        )
    from mapigo.explain import broken_in_words

    broken = broken_in_words(score)
    return f"The plan is infeasible: it breaks {broken}. Its cost is {score.cost:,}."
