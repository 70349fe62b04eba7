"""Key figures of admissions and waits."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from mapigo.domain import elective_wait_days
from mapigo.report.facts import PlanFacts
from mapigo.report.kpi import Kpi, days_kpi, nearest_rank
from mapigo.report.waits import days_to_admission, operation_day

__all__ = ["waiting_kpis"]

DAYS_PER_WEEK = 7

ADMITTED = "Entries of the waiting list that have a booking in this plan."
NOT_ADMITTED = "Entries of the waiting list without a booking in the horizon."
THROUGHPUT = "Operations inside the horizon, per seven days."
TO_ADMISSION = (
    "Days from the earliest day on which the patient may come to the day of "
    "admission, over admitted patients."
)
ELECTIVE_WAIT = (
    "Days from the decision to admit to admission, without days of suspension, over "
    "admitted patients whose date of decision is known."
)


def waiting_kpis(facts: PlanFacts) -> Iterator[Kpi]:
    """Yield admitted, not admitted, throughput, and the two waits."""
    n_waiting = len(facts.problem.waiting_list)
    n_admitted = len(facts.admitted)
    yield _count("admitted", n_admitted, n_waiting, ADMITTED)
    yield _count("not_admitted", n_waiting - n_admitted, n_waiting, NOT_ADMITTED)
    yield _throughput(facts)
    to_admission = [days_to_admission(*pair) for pair in facts.admitted]
    yield from _mean_and_p90("days_to_admission", to_admission, TO_ADMISSION)
    yield from _mean_and_p90("elective_wait", _elective_waits(facts), ELECTIVE_WAIT)


def _count(name: str, part: int, whole: int, definition: str) -> Kpi:
    share = f"{part / whole:.0%} of the waiting list" if whole else ""
    text = f"{part:,} of {whole:,}"
    return Kpi(name, part, "entries", definition, text, basis=share)


def _throughput(facts: PlanFacts) -> Kpi:
    n_operations = sum(
        operation_day(entry, booking) < facts.n_days
        for entry, booking in facts.admitted
    )
    per_week = n_operations * DAYS_PER_WEEK / facts.n_days
    text = f"{per_week:,.1f} a week"
    basis = f"{n_operations:,} operations in {facts.n_days} days"
    return Kpi(
        "throughput", per_week, "operations per week", THROUGHPUT, text, basis=basis
    )


def _elective_waits(facts: PlanFacts) -> list[int]:
    waits = (
        elective_wait_days(entry, booking.admission_day, facts.days.calendar)
        for entry, booking in facts.admitted
    )
    return [wait for wait in waits if wait is not None]


def _mean_and_p90(name: str, waits: list[int], definition: str) -> Iterator[Kpi]:
    if waits:
        yield days_kpi(name, fmean(waits), definition, "mean")
        p90 = nearest_rank(waits, 0.9)
        yield Kpi(name, p90, "days", definition, f"{p90:,} days", "P90")
