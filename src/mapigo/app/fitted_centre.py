"""Lay fitted lengths onto a centre: its waiting list carries them from then on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mapigo.app.calibration_rows import QuantilesPlanned, planned_length
from mapigo.domain import (
    OPERATION,
    Pathway,
    PlanningProblem,
    Stage,
    WaitingListEntry,
    procedure_key,
)
from mapigo.forecasting import StayFit

__all__ = ["FittedCentre", "with_fits"]

Fits = Mapping[tuple[str, str], StayFit]


@dataclass(frozen=True, slots=True)
class FittedCentre:
    """A centre whose waiting list carries fitted lengths, and who got them."""

    problem: PlanningProblem
    n_with_stays: int
    n_with_duration: int
    procedures_without: tuple[str, ...]
    """Procedures on the waiting list of which nothing was recorded."""


def with_fits(
    problem: PlanningProblem,
    fits: Sequence[StayFit],
    planned: QuantilesPlanned | None = None,
) -> FittedCentre:
    """Return the centre with the fits of each entry's procedure.

    A stage after the operation gets the fit of its place, unless the pathway comes to
    that place twice: which of the stages was recorded is then not known. The operation
    gets the fit as its duration.

    Parameters
    ----------
    problem
        The centre.
    fits
        What is fitted.
    planned
        The quantiles that planned days and minutes become; without them they stay.
    """
    by_key = {(procedure_key(fit.procedure), fit.place): fit for fit in fits}
    entries = tuple(
        _fitted(entry, by_key, planned, problem.centre.calendar.shifts_per_day)
        for entry in problem.waiting_list
    )
    recorded = {procedure for procedure, _ in by_key}
    return FittedCentre(
        problem=replace(problem, waiting_list=entries),
        n_with_stays=sum(_has_a_fit(entry, by_key) for entry in entries),
        n_with_duration=sum(
            (procedure_key(entry.procedure), OPERATION) in by_key
            for entry in problem.waiting_list
        ),
        procedures_without=tuple(
            sorted(
                {
                    entry.procedure
                    for entry in problem.waiting_list
                    if entry.procedure
                    and procedure_key(entry.procedure) not in recorded
                }
            )
        ),
    )


def _fitted(
    entry: WaitingListEntry,
    fits: Fits,
    planned: QuantilesPlanned | None,
    shifts_per_day: int,
) -> WaitingListEntry:
    stages = tuple(
        _fitted_stage(stage, fit, planned)
        for stage, fit in zip(
            entry.pathway.stages, _stage_fits(entry, fits), strict=True
        )
    )
    changed = replace(entry, pathway=Pathway(stages))
    operation = fits.get((procedure_key(entry.procedure), OPERATION))
    if operation is not None:
        changed = replace(changed, duration=operation.distribution)
        if planned is not None:
            minutes = planned_length(operation, planned)
            changed = replace(changed, theatre_minutes=minutes)
    days_before = [stage.days for stage in entry.pathway.stages]
    days_after = [stage.days for stage in stages]
    return replace(
        changed,
        workload=_stretched(entry.workload, days_before, days_after, shifts_per_day),
        required_skill=_stretched(
            entry.required_skill, days_before, days_after, shifts_per_day
        ),
    )


def _stage_fits(entry: WaitingListEntry, fits: Fits) -> Iterator[StayFit | None]:
    """Yield the fit of each stage, or none."""
    places = [stage.place for stage in entry.pathway.stages]
    first_after = places.index(OPERATION) + 1 if OPERATION in places else 0
    after = places[first_after:]
    for i, place in enumerate(places):
        is_alone = i >= first_after and after.count(place) == 1
        key = procedure_key(entry.procedure), place
        yield fits.get(key) if is_alone else None


def _has_a_fit(entry: WaitingListEntry, fits: Fits) -> bool:
    """Whether a stage of a fitted entry carries the fit of its place."""
    stages = zip(entry.pathway.stages, _stage_fits(entry, fits), strict=True)
    return any(
        fit is not None and stage.length == fit.distribution for stage, fit in stages
    )


def _fitted_stage(
    stage: Stage, fit: StayFit | None, planned: QuantilesPlanned | None
) -> Stage:
    if fit is None:
        return stage
    days = stage.days if planned is None else planned_length(fit, planned)
    if not days:
        # Planned to be passed by: a stay of uncertain length takes a day at least.
        return stage
    return Stage(stage.place, days, fit.distribution)


def _stretched(
    per_shift: tuple[int, ...],
    days_before: Sequence[int],
    days_after: Sequence[int],
    shifts_per_day: int,
) -> tuple[int, ...]:
    """Cut what is needed in each shift to other lengths of the stages.

    A longer stage repeats its last day, or the day before it if it had none; a shorter
    one loses its last days.
    """
    found: list[int] = []
    begin = 0
    for before, after in zip(days_before, days_after, strict=True):
        end = begin + before * shifts_per_day
        stage = list(per_shift[begin:end])
        last_day = per_shift[max(0, end - shifts_per_day) : end]
        last_day = last_day or (0,) * shifts_per_day
        stage += list(last_day) * max(0, after - before)
        found += stage[: after * shifts_per_day]
        begin = end
    return tuple(found)
