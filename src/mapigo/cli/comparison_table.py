"""What a change would bring, as lines and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from rich.table import Table

from mapigo.cli.terminal import results, say
from mapigo.explain import broken_in_words
from mapigo.whatif import Verdict

if TYPE_CHECKING:
    from mapigo.whatif import Comparison, Figure, Side

__all__ = ["difference_text", "print_comparison"]

IN_WORDS = {
    Verdict.MORE: "clear",
    Verdict.LESS: "clear",
    Verdict.SAME: "the same",
    Verdict.NOISE: "in the noise",
    Verdict.UNKNOWN: "",
}


def print_comparison(comparison: Comparison) -> None:
    """Print the changes, what they clearly do, and every figure of both sides."""
    for sentence in comparison.sentences:
        say(sentence)
    say()
    for line in _headline(comparison):
        say(line)
    say()
    results().print(_table(comparison.figures, ""))
    say()
    results().print(_table(comparison.loads, "how full, in %"))
    say()
    for line in _notes(comparison):
        say(line)


def _headline(comparison: Comparison) -> Iterator[str]:
    """Yield what breaks, and the figures that clearly differ."""
    yield from _broken("With the changes", comparison.changed, comparison)
    yield from _broken("As it is", comparison.as_it_is, comparison)
    for word, better in (("Clearly worse", False), ("Clearly better", True)):
        named = [_named(one) for one in comparison.figures if one.is_better is better]
        if named:
            yield f"{word}: {', '.join(named)}."
    if len(comparison.seeds) < 2:
        yield (
            "With one seed the noise of the solver is not known: small differences "
            "mean nothing."
        )
    elif all(figure.is_better is None for figure in comparison.figures):
        yield "No figure of patients or cost differs clearly."


def _broken(word: str, side: Side, comparison: Comparison) -> Iterator[str]:
    n, n_all = side.n_infeasible, len(comparison.seeds)
    if not n:
        return
    often = "no plan was found that holds every hard rule"
    if n < n_all:
        often = f"{n} of {n_all} plans break a hard rule"
    worst = max(side.scores, key=lambda score: score.violations)
    score = side.best if n == n_all else worst
    which = "the best" if n == n_all else "the worst"
    yield f"{word}, {often}; {which} breaks {broken_in_words(score)}."


def _named(figure: Figure) -> str:
    return f"{figure.measure.label} {difference_text(figure)}"


def difference_text(figure: Figure) -> str:
    """Return a difference with its sign."""
    return _signed(figure.difference, figure.measure.decimals)


def _signed(value: float, decimals: int) -> str:
    text = f"{value:+,.{decimals}f}"
    return text.replace("-", "−") if float(f"{value:.{decimals}f}") else "0"


def _table(figures: Sequence[Figure], heading: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    table.add_column(heading)
    for name in ("as it is", "changed", "difference"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for figure in figures:
        table.add_row(
            figure.measure.label,
            _with_spread(figure.before, figure.measure.decimals),
            _with_spread(figure.after, figure.measure.decimals),
            _with_margin(figure),
            _in_words(figure),
        )
    return table


def _with_spread(values: Sequence[float], decimals: int) -> str:
    text = f"{fmean(values):,.{decimals}f}"
    spread = f"{stdev(values):,.{decimals}f}" if len(values) > 1 else "0"
    return text if not float(spread.replace(",", "")) else f"{text} ±{spread}"


def _with_margin(figure: Figure) -> str:
    text = difference_text(figure)
    if not figure.margin:
        return text
    return f"{text} ±{figure.margin:,.{figure.measure.decimals}f}"


def _in_words(figure: Figure) -> str:
    words = IN_WORDS[figure.verdict]
    if figure.is_better is None:
        return words
    return f"{words}, {'better' if figure.is_better else 'worse'}"


def _notes(comparison: Comparison) -> Iterator[str]:
    n, n_asked = len(comparison.seeds), comparison.n_seeds_asked
    if n < n_asked:
        yield f"Interrupted: {n} of {n_asked} seeds were done on both sides."
    if n > 1:
        yield (
            f"Means of {n} seeds. ± of a side is the standard deviation over the "
            "seeds, ± of a difference its 95 % interval."
        )
    where = "went on from the plan given" if comparison.from_plan else "planned anew"
    yield f"All searches {where}; {comparison.seconds:.0f} s in all."
    if comparison.as_it_is.problem.published is None:
        yield (
            "Bookings change freely on both sides; --published PLAN gives each change "
            "its price."
        )
    if comparison.has_other_weights:
        yield "Costs of both sides are by the weights as they are."
