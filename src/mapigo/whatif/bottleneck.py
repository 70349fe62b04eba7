"""What one more of each thing brings."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.whatif.candidate import Candidate
from mapigo.whatif.figure import Figure, Measure

__all__ = ["Bottleneck", "Bottlenecks"]


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """What one more of something brings; ``figures`` are by the names of measures."""

    candidate: Candidate
    figures: tuple[Figure, ...]

    def figure(self, measure: Measure) -> Figure | None:
        """Return a figure, ``None`` where it is not known: waits without dates."""
        return next((one for one in self.figures if one.measure == measure), None)

    @property
    def is_clear(self) -> bool:
        """Whether it clearly helps in something, and clearly harms nothing.

        One more of a thing can harm nothing; where it seems to, chance speaks.
        """
        better = {figure.is_better for figure in self.figures}
        return True in better and False not in better


@dataclass(frozen=True, slots=True)
class Bottlenecks:
    """What was tried, what brings most first, and what was not tried.

    Rows are in order of what they save: violations, then cost; those that clearly help
    come before those within the noise.
    """

    rows: tuple[Bottleneck, ...]
    not_tried: tuple[Candidate, ...]
    seeds: tuple[int, ...]
    n_seeds_asked: int
    from_plan: bool
    seconds: float
