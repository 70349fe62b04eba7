"""What one more of each thing would bring, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table

from mapigo.cli.comparison_table import difference_text
from mapigo.cli.terminal import results, say
from mapigo.whatif import Verdict

if TYPE_CHECKING:
    from mapigo.whatif import Bottleneck, Bottlenecks, Measure

__all__ = ["print_bottlenecks"]

MOST_NAMED = 5
NOTHING_CLEAR = "–"
HEADINGS = {
    "admitted": "admitted",
    "mean_wait_days": "wait, days",
    "violations": "rules broken",
}


def print_bottlenecks(found: Bottlenecks) -> None:
    """Print what brings most, how large the noise is, and what was not tried."""
    for line in _headline(found):
        say(line)
    say()
    if found.rows:
        results().print(_table(found))
        say()
    for line in _notes(found):
        say(line)


def _headline(found: Bottlenecks) -> Iterator[str]:
    clear = [row for row in found.rows if row.is_clear]
    if len(found.seeds) < 2:
        yield (
            "With one seed the noise of the solver is not known: small differences "
            "mean nothing."
        )
    elif clear:
        yield f"One more of this brings most: {clear[0].candidate.label}."
    else:
        yield "Nothing that was tried brings more than the noise of the solver."


def _measures(found: Bottlenecks) -> list[Measure]:
    """Return what is shown: violations only where some plan has any."""
    return [
        figure.measure
        for figure in found.rows[0].figures
        if figure.measure.name != "violations"
        or any(_has_violations(row) for row in found.rows)
    ]


def _has_violations(row: Bottleneck) -> bool:
    return any(
        any(figure.before) or any(figure.after)
        for figure in row.figures
        if figure.measure.name == "violations"
    )


def _table(found: Bottlenecks) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    table.add_column("one more")
    table.add_column("full", justify="right", no_wrap=True)
    measures = _measures(found)
    for measure in measures:
        table.add_column(HEADINGS.get(measure.name, measure.label), justify="right")
    for row in found.rows:
        cells = [_cell(row, measure, len(found.seeds)) for measure in measures]
        full = f"{int(100 * row.candidate.use_share)} %"
        table.add_row(row.candidate.label, full, *cells)
    return table


def _cell(row: Bottleneck, measure: Measure, n_seeds: int) -> str:
    figure = row.figure(measure)
    if figure is None:
        return ""
    if n_seeds < 2 or (row.is_clear and figure.is_better):
        return difference_text(figure)
    return "0" if figure.verdict is Verdict.SAME else NOTHING_CLEAR


def _notes(found: Bottlenecks) -> Iterator[str]:
    n, n_asked = len(found.seeds), found.n_seeds_asked
    if n < n_asked:
        yield f"Interrupted: {n} of {n_asked} seeds were done with everything."
    if n > 1 and found.rows:
        margins = ", ".join(
            f"{HEADINGS.get(figure.measure.name, figure.measure.label)} "
            f"±{figure.margin:,.{figure.measure.decimals}f}"
            for figure in found.rows[0].figures
            if figure.margin and figure.measure in _measures(found)
        )
        if margins:
            yield f"{NOTHING_CLEAR} is within the noise: {margins}."
    yield "Full is the used share in the fullest week."
    if found.not_tried:
        named = [
            f"{one.label} ({int(100 * one.use_share)} %)"
            for one in found.not_tried[:MOST_NAMED]
        ]
        n_more = len(found.not_tried) - len(named)
        more = f", and {n_more} more" if n_more else ""
        n_all = len(found.not_tried) + len(found.rows)
        yield f"Not tried, as less full (--top {n_all}): {', '.join(named)}{more}."
    where = "went on from the plan given" if found.from_plan else "planned anew"
    yield f"All searches {where}; {found.seconds:.0f} s in all."
