"""Tables of the patients: waiting list, clinical findings, suspensions, occupants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from mapigo.domain.people import Occupant, Suspension, WaitingListEntry
from mapigo.domain.problem import PlanningProblem
from mapigo.domain.validation.limits import MOST_MINUTES_PER_DAY, MOST_PRIORITY_SCORE
from mapigo.formats.centre_folder.clinical import (
    CLINICAL_TABLE,
    clinical_by_patient,
    clinical_rows,
)
from mapigo.formats.tables import (
    Column,
    Date,
    Day,
    DistributionCell,
    Labels,
    NumbersPerShift,
    PathwayCell,
    Row,
    Table,
    Text,
    WholeNumber,
    YesNo,
    rows_of,
)

__all__ = [
    "PEOPLE_TABLES",
    "WAITING_LIST_TABLE",
    "occupants",
    "people_rows",
    "waiting_list",
]

_SEX = Column("sex", Text(), "label of the sex: a room holds only one", "F")
_AGE_GROUP = Column("age_group", Text(), "an age group of centre.toml", "elderly")
_WORKLOAD = Column(
    "workload",
    NumbersPerShift(),
    "nursing workload in each shift of the stay",
    "2x3 1x15",
)
_SKILL = Column(
    "required_skill",
    NumbersPerShift(),
    "nursing skill level needed in each shift of the stay",
    "1x3 0x15",
)

WAITING_LIST_TABLE = Table(
    "waiting_list",
    "One row for each patient waiting for one admission. An id, never a name.",
    key=("id",),
    columns=(
        Column("id", Text(), "id of the entry", "W1042"),
        _SEX,
        _AGE_GROUP,
        Column("procedure", Text(), "what is to be done", "CABG", ""),
        Column(
            "pathway",
            PathwayCell(),
            "stages from admission to discharge: places with their bed-days",
            "ward 1 > operation > icu 2 > step_down 1 > ward 4",
        ),
        Column("surgeons", Labels(ordered=True), "surgeons who may operate", "S1;S4"),
        Column(
            "theatre_minutes",
            WholeNumber(0, MOST_MINUTES_PER_DAY),
            "planned minutes in theatre",
            "240",
        ),
        Column(
            "duration",
            DistributionCell(),
            "minutes in theatre as they vary, turnover included",
            "lognormal 5.5 0.27 + 45",
            None,
        ),
        _WORKLOAD,
        _SKILL,
        Column("earliest_day", Day(), "first day of admission", "2026-12-07", 0),
        Column("latest_day", Day(), "last day of admission", "2026-12-20", None),
        Column("mandatory", YesNo(), "must be admitted in the window", "no", False),
        Column(
            "needed_capabilities",
            Labels(),
            "capabilities that the theatre must have",
            "bypass",
            frozenset(),
        ),
        Column(
            "teams",
            Labels(ordered=True),
            "pools used on the day of the operation",
            "perfusionists",
            (),
        ),
        Column(
            "incompatible_rooms", Labels(), "rooms not to use", "C3.12", frozenset()
        ),
        Column(
            "needed_equipment",
            Labels(),
            "equipment that the room must have",
            "telemetry",
            frozenset(),
        ),
        Column("needs_isolation", YesNo(), "needs isolation", "no", False),
        Column("ward", Text(), "the patient's own ward", "cardiac_surgery", ""),
        Column("treat_by_day", Day(), "day by which to operate", "2026-12-18", None),
        Column("priority", Text(), "class of urgency", "P2", ""),
        Column(
            "priority_score",
            WholeNumber(0, MOST_PRIORITY_SCORE),
            "price factor of each day past the treat-by day",
            "4",
            1,
        ),
        Column("referral_date", Date(), "date of referral", "2026-10-01", None),
        Column("decision_date", Date(), "date of decision", "2026-10-20", None),
    ),
)
_SUSPENSIONS = Table(
    "suspensions",
    "Periods in which a patient cannot be admitted.",
    key=(),
    optional=True,
    columns=(
        Column("patient", Text(), "id of the entry", "W1042", refers_to="waiting_list"),
        Column("first_day", Day(), "first day of the period", "2026-12-24"),
        Column("last_day", Day(), "last day of the period", "2027-01-02"),
        Column("reason", Text(), "why", "away", ""),
    ),
)
_OCCUPANTS = Table(
    "occupants",
    "People already in a bed on day 0, with the stages that remain.",
    key=("id",),
    optional=True,
    columns=(
        Column("id", Text(), "id of the occupant", "O17"),
        _SEX,
        _AGE_GROUP,
        Column(
            "pathway",
            PathwayCell(),
            "stages that remain, from day 0 to discharge",
            "icu 1 > ward 4",
        ),
        Column("room", Text(), "room; empty when no ward day remains", "C3.12", ""),
        _WORKLOAD,
        _SKILL,
    ),
)

PEOPLE_TABLES = (WAITING_LIST_TABLE, CLINICAL_TABLE, _SUSPENSIONS, _OCCUPANTS)

Rows = Mapping[str, list[Row]]


def waiting_list(rows: Rows) -> tuple[WaitingListEntry, ...]:
    """Return the entries with their suspensions and clinical findings."""
    suspensions: defaultdict[str, list[Suspension]] = defaultdict(list)
    for row in rows["suspensions"]:
        period = Suspension(row["first_day"], row["last_day"], row["reason"])
        if not row.is_faulty:
            suspensions[row["patient"]].append(period)
    clinical = clinical_by_patient(rows["clinical"])
    return tuple(
        WaitingListEntry(
            **row.values,
            suspensions=tuple(suspensions[row["id"]]),
            clinical=clinical.get(row["id"]),
        )
        for row in rows["waiting_list"]
    )


def occupants(rows: Rows) -> tuple[Occupant, ...]:
    """Return the occupants."""
    return tuple(Occupant(**row.values) for row in rows["occupants"])


def people_rows(
    problem: PlanningProblem,
) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Yield each table of the people with its rows."""
    yield WAITING_LIST_TABLE, list(rows_of(problem.waiting_list, WAITING_LIST_TABLE))
    yield CLINICAL_TABLE, list(clinical_rows(problem.waiting_list))
    yield (
        _SUSPENSIONS,
        [
            {"patient": entry.id, **asdict(period)}
            for entry in problem.waiting_list
            for period in entry.suspensions
        ],
    )
    yield _OCCUPANTS, list(rows_of(problem.occupants, _OCCUPANTS))
