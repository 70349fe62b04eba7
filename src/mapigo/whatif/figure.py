"""A figure of both sides: what it was, what it is, and what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Self

from mapigo.whatif.noise import Verdict, margin_of_mean, verdict

__all__ = ["Figure", "Measure"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is compared: its name for programs, what it is about, words, unit.

    ``subject`` is a kind of theatre, a ward or a pool; empty for the whole hospital.
    ``more_is_better`` is ``None`` where neither is.
    """

    name: str
    label: str
    unit: str
    subject: str = ""
    more_is_better: bool | None = None
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of both sides, a value for each seed.

    ``before`` is the hospital as it is, ``after`` with the changes. ``margin`` is how
    far off the difference may be for the noise; ``None`` with one seed.
    """

    measure: Measure
    before: tuple[float, ...]
    after: tuple[float, ...]
    margin: float | None

    @classmethod
    def of_pairs(
        cls, measure: Measure, before: Sequence[float], after: Sequence[float]
    ) -> Self:
        """Return a figure whose margin comes from its own differences, seed by seed."""
        differences = [now - was for was, now in zip(before, after, strict=True)]
        return cls(measure, tuple(before), tuple(after), margin_of_mean(differences))

    @property
    def difference(self) -> float:
        """Mean over the seeds of what is more with the changes."""
        return fmean(self.after) - fmean(self.before)

    @property
    def verdict(self) -> Verdict:
        """Whether the difference is clear."""
        return verdict(self.difference, self.margin)

    @property
    def is_better(self) -> bool | None:
        """Whether the changes clearly help; ``None`` where nothing can be said."""
        clear = self.verdict in (Verdict.MORE, Verdict.LESS)
        if not clear or self.measure.more_is_better is None:
            return None
        return (self.verdict is Verdict.MORE) is self.measure.more_is_better
