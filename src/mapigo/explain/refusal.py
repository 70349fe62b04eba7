"""Why a patient cannot be admitted on a day."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DayRefusal", "Reason"]


@dataclass(frozen=True, slots=True)
class Reason:
    """The rule that an admission would break, in words.

    ``resource`` names the pool for rule H10, and is empty otherwise.
    """

    rule: str
    sentence: str
    resource: str = ""


@dataclass(frozen=True, slots=True)
class DayRefusal:
    """What refuses an admission on a day; without reasons the day is feasible."""

    day: int
    reasons: tuple[Reason, ...] = ()

    @property
    def is_feasible(self) -> bool:
        """Whether the patient could be admitted on this day."""
        return not self.reasons
