"""Short signs for sex and age group, for cells too small for words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mapigo.domain import PlanningProblem

__all__ = ["PersonSigns", "age_signs", "sex_signs"]


def sex_signs(sexes: Iterable[str]) -> dict[str, str]:
    """Return a letter for each sex, or the whole word where letters would clash."""
    names = sorted(set(sexes))
    letters = [name[:1].upper() for name in names]
    if len(set(letters)) < len(names):
        letters = names
    return dict(zip(names, letters, strict=True))


def _leading_digits(name: str) -> str:
    found = re.match(r"\d+", name)
    return found.group() if found else name


def _shortest_prefixes(names: Sequence[str]) -> list[str]:
    for length in range(1, max(map(len, names), default=0) + 1):
        prefixes = [name[:length] for name in names]
        if len(set(prefixes)) == len(names):
            return prefixes
    return list(names)


def age_signs(age_groups: Sequence[str]) -> dict[str, str]:
    """Return a short sign for each age group: ``65`` for 65-79, ``e`` for elderly."""
    signs = [_leading_digits(group) for group in age_groups]
    if any(not sign.isdigit() for sign in signs) or len(set(signs)) < len(signs):
        signs = _shortest_prefixes(age_groups)
    return dict(zip(age_groups, signs, strict=True))


@dataclass(frozen=True, slots=True)
class PersonSigns:
    """The signs of one page. ``edges`` numbers the sexes, for the edge of a cell."""

    sexes: dict[str, str]
    ages: dict[str, str]

    @classmethod
    def from_problem(cls, problem: PlanningProblem) -> PersonSigns:
        """Choose signs for the sexes and age groups that occur."""
        waiting = (entry.sex for entry in problem.waiting_list)
        in_bed = (occupant.sex for occupant in problem.occupants)
        return cls(
            sexes=sex_signs((*waiting, *in_bed)),
            ages=age_signs(problem.centre.age_groups),
        )

    @property
    def edges(self) -> dict[str, int]:
        """Number of each sex, from 0, for the edge that its rooms are drawn with."""
        return {sex: number for number, sex in enumerate(self.sexes)}

    def person(self, sex: str, age_group: str) -> str:
        """Return sex and age in short: ``F65``, or ``F·e`` where age is a letter."""
        age = self.ages[age_group]
        return f"{self.sexes[sex]}{age if age[:1].isdigit() else '·' + age}"
