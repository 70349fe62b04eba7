"""The waiting list: who comes when and where, who does not come and why."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import (
    Booking,
    Plan,
    PlanningProblem,
    WaitingListEntry,
    elective_wait_days,
    percent,
)
from mapigo.report.facts import PlanFacts
from mapigo.report.reasons import reason_not_admitted
from mapigo.report.signs import PersonSigns
from mapigo.report.waits import days_late, days_to_admission, operation_day
from mapigo.scoring.bed_risks import BedRisk, bed_risks

__all__ = ["AdmittedRow", "NotAdmittedRow", "WaitingListView", "waiting_list_view"]

IN_TIME = "✓ in time"
NOT_YET = "✓ not yet due"
MISSED = "✗ due within this plan"
PASSED = "✗ already past"


@dataclass(frozen=True, slots=True)
class ShownColumns:
    """Which columns have content in this problem."""

    priority: bool
    procedure: bool
    operation: bool
    decision: bool
    treat_by: bool
    bed_risk: bool

    @classmethod
    def of(cls, problem: PlanningProblem) -> ShownColumns:
        """Look for content in the waiting list."""
        entries = problem.waiting_list
        has_dates = problem.centre.calendar.start_date is not None
        return cls(
            priority=any(entry.priority or entry.mandatory for entry in entries),
            procedure=any(entry.procedure for entry in entries),
            operation=any(entry.operation_offset for entry in entries),
            decision=has_dates and any(entry.decision_date for entry in entries),
            treat_by=any(entry.treat_by_day is not None for entry in entries),
            bed_risk=problem.has_uncertain_stays,
        )


@dataclass(frozen=True, slots=True)
class AdmittedRow:
    """An admitted patient, as the table shows it."""

    entry: WaitingListEntry
    booking: Booking
    person: str
    admission: str
    operation: str
    ward: str
    discharge: str
    days_to_admission: int
    elective_wait_days: int | None
    treat_by: str
    treat_by_sign: str
    bed_risk: str
    starts_day: bool
    pinned: str


@dataclass(frozen=True, slots=True)
class NotAdmittedRow:
    """A patient not admitted, as the table shows it."""

    entry: WaitingListEntry
    person: str
    window: str
    elective_wait_days: int | None
    treat_by: str
    treat_by_sign: str
    reason: str


@dataclass(frozen=True, slots=True)
class WaitingListView:
    """Both parts of the waiting list and the columns that they show."""

    admitted: tuple[AdmittedRow, ...]
    not_admitted: tuple[NotAdmittedRow, ...]
    columns: ShownColumns

    @property
    def has_pins(self) -> bool:
        """Whether anything of an admitted patient is pinned."""
        return any(row.pinned for row in self.admitted)


def waiting_list_view(facts: PlanFacts, signs: PersonSigns) -> WaitingListView | None:
    """Lay out who is admitted by day, and who is not by urgency; ``None`` if empty."""
    if not facts.problem.waiting_list:
        return None
    return WaitingListView(
        admitted=_admitted_rows(facts, signs),
        not_admitted=tuple(
            _not_admitted_row(facts, signs, entry)
            for entry in sorted(facts.not_admitted, key=_urgency)
        ),
        columns=ShownColumns.of(facts.problem),
    )


def _admitted_rows(facts: PlanFacts, signs: PersonSigns) -> tuple[AdmittedRow, ...]:
    room_order = {room.id: k for k, room in enumerate(facts.problem.centre.rooms)}
    pairs = sorted(
        facts.admitted,
        key=lambda pair: (pair[1].admission_day, room_order.get(pair[1].room, -1)),
    )
    risks: dict[str, BedRisk] = {}
    if facts.problem.has_uncertain_stays:
        risks = bed_risks(facts.problem, facts.plan)
    pinned = _pinned(facts.plan)
    rows = []
    last_day = None
    for entry, booking in pairs:
        starts_day = booking.admission_day != last_day
        last_day = booking.admission_day
        risk = _in_words(risks[entry.id]) if risks else ""
        rows.append(
            _admitted_row(
                facts,
                signs,
                entry,
                booking,
                bed_risk=risk,
                starts_day=starts_day,
                pinned=pinned.get(entry.id, ""),
            )
        )
    return tuple(rows)


def _admitted_row(
    facts: PlanFacts,
    signs: PersonSigns,
    entry: WaitingListEntry,
    booking: Booking,
    *,
    bed_risk: str,
    starts_day: bool,
    pinned: str,
) -> AdmittedRow:
    days, admission = facts.days, booking.admission_day
    return AdmittedRow(
        entry=entry,
        booking=booking,
        person=signs.person(entry.sex, entry.age_group),
        admission=days.short(admission),
        operation=days.short(operation_day(entry, booking)),
        ward=_ward(facts, booking),
        discharge=days.short(admission + entry.pathway.length_of_stay),
        days_to_admission=days_to_admission(entry, booking),
        elective_wait_days=elective_wait_days(entry, admission, days.calendar),
        treat_by=_treat_by(facts, entry),
        treat_by_sign=_treat_by_sign(days_late(entry, booking)),
        bed_risk=bed_risk,
        starts_day=starts_day,
        pinned=pinned,
    )


def _pinned(plan: Plan) -> dict[str, str]:
    """Return what is pinned of each patient: ``pinned: day, theatre``."""
    named: dict[str, list[str]] = {}
    for pin in plan.pins:
        words = (name.removeprefix("admission_") for name in pin.decisions())
        named.setdefault(pin.patient, []).extend(words)
    return {
        patient: f"pinned: {', '.join(dict.fromkeys(words))}"
        for patient, words in named.items()
        if words
    }


def _in_words(risk: BedRisk) -> str:
    """Return the chances of no bed: ``icu 12 %, ward <1 %``."""
    chances = risk.by_place.items()
    return ", ".join(f"{place} {percent(chance)}" for place, chance in chances)


def _ward(facts: PlanFacts, booking: Booking) -> str:
    if not booking.room:
        return "no ward bed"
    return facts.occupancy.rooms[booking.room].ward


def _treat_by(facts: PlanFacts, entry: WaitingListEntry) -> str:
    day = entry.treat_by_day
    return "" if day is None else facts.days.short(day)


def _treat_by_sign(n_days_late: int | None) -> str:
    if n_days_late is None:
        return ""
    if n_days_late == 0:
        return IN_TIME
    return f"✗ {n_days_late} day{'s' * (n_days_late > 1)} late"


def _urgency(entry: WaitingListEntry) -> tuple[bool, bool, int, int]:
    treat_by = entry.treat_by_day
    return (
        not entry.mandatory,
        treat_by is None,
        treat_by or 0,
        -entry.priority_score,
    )


def _not_admitted_row(
    facts: PlanFacts, signs: PersonSigns, entry: WaitingListEntry
) -> NotAdmittedRow:
    return NotAdmittedRow(
        entry=entry,
        person=signs.person(entry.sex, entry.age_group),
        window=_window(facts, entry),
        elective_wait_days=elective_wait_days(entry, facts.n_days, facts.days.calendar),
        treat_by=_treat_by(facts, entry),
        treat_by_sign=_waiting_sign(facts, entry),
        reason=reason_not_admitted(facts, entry),
    )


def _window(facts: PlanFacts, entry: WaitingListEntry) -> str:
    first = facts.days.short(entry.earliest_day)
    if entry.latest_day is None:
        return f"from {first}"
    return f"{first} to {facts.days.short(entry.latest_day)}"


def _waiting_sign(facts: PlanFacts, entry: WaitingListEntry) -> str:
    day = entry.treat_by_day
    if day is None:
        return ""
    if day < 0:
        return PASSED
    return MISSED if day < facts.n_days else NOT_YET
