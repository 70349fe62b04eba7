"""Say which mandatory patients a plan leaves out, and how to learn why."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mapigo.app.summaries import Admissions

__all__ = ["left_out"]

MOST_NAMED = 12


def left_out(people: Admissions, source: Path, plan: Path) -> Iterator[str]:
    """Yield the lines to print; none when every mandatory patient is admitted."""
    if not people.left_out:
        return
    names = ", ".join(people.left_out[:MOST_NAMED])
    n_more = len(people.left_out) - MOST_NAMED
    more = f" and {n_more:,} more (--json names all)" if n_more > 0 else ""
    yield (
        f"Not admitted, though mandatory: {len(people.left_out):,} of "
        f"{people.n_mandatory:,} patients: {names}{more}."
    )
    asked = shlex.join(map(str, (source, plan, people.left_out[0])))
    yield f"Ask why: mapigo explain {asked}"
