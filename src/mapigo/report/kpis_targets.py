"""Key figures of treat-by dates, by priority class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mapigo.domain import WaitingListEntry
from mapigo.report.facts import PlanFacts
from mapigo.report.kpi import Kpi, share_kpi
from mapigo.report.waits import days_late

__all__ = ["target_kpis"]

WITHIN_TARGET = (
    "Admitted patients operated on by their treat-by date, of all admitted patients "
    "that have one."
)
BREACHES = (
    "Patients operated on after their treat-by date, or not admitted although it "
    "falls before the end of the horizon."
)
NO_CLASS = "no class"
LateByClass = dict[str, list[bool]]


def target_kpis(facts: PlanFacts) -> Iterator[Kpi]:
    """Yield the share within target and the breaches of each priority class."""
    treated, waiting = _treated_late(facts), _waiting_late(facts)
    for name in sorted(treated):
        on_time, n_treated = treated[name].count(False), len(treated[name])
        yield share_kpi(
            "within_target", on_time, n_treated, "patients", WITHIN_TARGET, name
        )
    for name in sorted(treated.keys() | waiting.keys()):
        late = [*treated.get(name, []), *waiting.get(name, [])]
        text = f"{sum(late):,} of {len(late):,}"
        yield Kpi("treat_by_breaches", sum(late), "entries", BREACHES, text, name)


def _class_of(entry: WaitingListEntry) -> str:
    return entry.priority or NO_CLASS


def _treated_late(facts: PlanFacts) -> LateByClass:
    late: LateByClass = defaultdict(list)
    for entry, booking in facts.admitted:
        n_days_late = days_late(entry, booking)
        if n_days_late is not None:
            late[_class_of(entry)].append(n_days_late > 0)
    return late


def _waiting_late(facts: PlanFacts) -> LateByClass:
    late: LateByClass = defaultdict(list)
    for entry in facts.not_admitted:
        if entry.treat_by_day is not None:
            late[_class_of(entry)].append(entry.treat_by_day < facts.n_days)
    return late
