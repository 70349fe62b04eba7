"""Rank the waiting list by priority, and let plans weigh it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Any

from mapigo.domain import PlanningProblem, WaitingListEntry
from mapigo.explain.finding import find_entry
from mapigo.formats import ProblemFormat, write_problem
from mapigo.risk import EuroScore2, Priority, euroscore2_of, priority_of

__all__ = [
    "RankedPatient",
    "ranked_patient",
    "ranking",
    "ranking_as_json",
    "with_computed_scores",
    "write_computed_scores",
]


@dataclass(frozen=True, slots=True)
class RankedPatient:
    """A patient's place on the list, 1 the most urgent, with what it is from.

    Patients with the same score share a rank.
    """

    rank: int
    entry: WaitingListEntry
    priority: Priority
    euroscore2: EuroScore2


def ranking(problem: PlanningProblem) -> tuple[RankedPatient, ...]:
    """Return the waiting list, the most urgent first.

    Of patients with the same score, the one with more of the target wait behind comes
    first, then the one who stands first on the list.
    """
    calendar = problem.centre.calendar
    pairs = [
        (entry, priority_of(entry, problem.policy, calendar))
        for entry in problem.waiting_list
    ]
    pairs.sort(key=lambda pair: _urgency(pair[1]), reverse=True)
    first_place: dict[int, int] = {}
    for place, (_, priority) in enumerate(pairs, start=1):
        first_place.setdefault(priority.priority_score, place)
    return tuple(
        RankedPatient(
            first_place[priority.priority_score],
            entry,
            priority,
            euroscore2_of(entry.clinical),
        )
        for entry, priority in pairs
    )


def _urgency(priority: Priority) -> tuple[int, int]:
    percent = -1 if priority.waiting is None else priority.waiting.percent
    return priority.priority_score, percent


def ranked_patient(problem: PlanningProblem, patient_id: str) -> RankedPatient:
    """Return one patient's place on the list.

    Raises
    ------
    InputError
        When the waiting list has no such patient; similar ids are named.
    """
    wanted = find_entry(problem, patient_id)
    return next(one for one in ranking(problem) if one.entry.id == wanted.id)


def with_computed_scores(problem: PlanningProblem) -> PlanningProblem:
    """Return the problem with each ``priority_score`` set to the computed one."""
    calendar = problem.centre.calendar
    entries = tuple(
        replace(
            entry,
            priority_score=priority_of(entry, problem.policy, calendar).priority_score,
        )
        for entry in problem.waiting_list
    )
    return replace(problem, waiting_list=entries)


def write_computed_scores(
    problem: PlanningProblem, folder: Path
) -> tuple[float, float]:
    """Write the problem with computed scores as a centre folder.

    Returns
    -------
    tuple of float
        The mean score before and after, 0 for an empty list.

    Raises
    ------
    OutputError
        When the folder cannot be written.
    """
    scored = with_computed_scores(problem)
    write_problem(scored, folder, problem_format=ProblemFormat.CENTRE_FOLDER)
    return _mean_score(problem), _mean_score(scored)


def _mean_score(problem: PlanningProblem) -> float:
    scores = [entry.priority_score for entry in problem.waiting_list]
    return fmean(scores) if scores else 0.0


def ranking_as_json(ranked: Iterable[RankedPatient]) -> list[dict[str, Any]]:
    """Return ranked patients as plain values, ready for JSON."""
    return [_as_json(one) for one in ranked]


def _as_json(one: RankedPatient) -> dict[str, Any]:
    waiting = one.priority.waiting
    return {
        "rank": one.rank,
        "patient": one.entry.id,
        "priority_score": one.priority.priority_score,
        "parts": [
            {"part": part.name, "finding": part.finding, "points": part.points}
            for part in one.priority.parts
        ],
        "waited_days": waiting.waited_days if waiting else None,
        "target_days": waiting.target_days if waiting else None,
        "capped": one.priority.is_capped,
        "euroscore2_percent": one.euroscore2.percent,
        "euroscore2_missing": list(one.euroscore2.missing),
    }
