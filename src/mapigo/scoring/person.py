"""Someone in a ward bed, whether admitted by the plan or there already."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Occupant, WaitingListEntry

__all__ = ["Person"]


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """An admitted patient or an occupant.

    ``arrival_day`` is the day of admission, 0 for an occupant; ``first_shift`` the
    number of its first shift, counted from the start of the horizon.
    """

    id: str
    sex: str
    age_group: str
    is_occupant: bool
    entry_or_occupant: WaitingListEntry | Occupant
    arrival_day: int
    first_shift: int

    @classmethod
    def arriving(
        cls, who: WaitingListEntry | Occupant, arrival_day: int, shifts_per_day: int
    ) -> Person:
        """Return a patient from a day of admission, or an occupant from day 0."""
        return cls(
            who.id,
            who.sex,
            who.age_group,
            isinstance(who, Occupant),
            who,
            arrival_day,
            arrival_day * shifts_per_day,
        )

    def workload(self, shift: int) -> int:
        """Return the load on a nurse in a shift, counted from the horizon's start."""
        return _value_at(self.entry_or_occupant.workload, shift - self.first_shift)

    def required_skill(self, shift: int) -> int:
        """Return the skill level asked for in a shift, counted like ``workload``."""
        needed = self.entry_or_occupant.required_skill
        return _value_at(needed, shift - self.first_shift)


def _value_at(values: tuple[int, ...], index: int) -> int:
    return values[index] if 0 <= index < len(values) else 0
