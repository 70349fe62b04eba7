"""All that is drawn for the patients of a waiting list, subject by subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mapigo.domain import Clinical, Surgeon, Suspension
from mapigo.examples.availability import draw_earliest_days, draw_suspensions
from mapigo.examples.casemix import Procedure, draw_procedures
from mapigo.examples.demographics import draw_people
from mapigo.examples.findings import draw_findings
from mapigo.examples.needs import Needs, draw_needs
from mapigo.examples.priorities import Urgency, draw_urgencies, draw_waits
from mapigo.examples.ranges import central_frailties, central_quantiles
from mapigo.examples.surgeons import draw_surgeons

__all__ = ["Draw", "draw_patients"]


@dataclass(frozen=True, slots=True)
class Draw:
    """What is drawn for one patient, from which the waiting-list entry follows."""

    procedure: Procedure
    urgency: Urgency
    person: tuple[str, str]
    waits: tuple[int, int]
    minutes_quantile: float
    frailty: float
    surgeons: tuple[str, ...]
    needs: Needs
    earliest_day: int
    suspensions: tuple[Suspension, ...]
    clinical: Clinical | None


def draw_patients(
    n: int,
    n_days: int,
    surgeons: Mapping[str, tuple[Surgeon, ...]],
    streams: Mapping[str, np.random.Generator],
) -> list[Draw]:
    """Return the draws of ``n`` patients.

    Parameters
    ----------
    n
        Patients on the list.
    n_days
        Days of the horizon.
    surgeons
        Surgeons by specialty.
    streams
        A generator for each subject; each is used for its own subject only.
    """
    procedures = draw_procedures(n, streams["procedures"])
    urgencies = draw_urgencies(procedures, streams["priorities"])
    groups = [procedure.patient_group for procedure in procedures]
    people = draw_people(groups, streams["people"])
    subjects = zip(
        procedures,
        urgencies,
        people,
        draw_waits(urgencies, streams["waits"]),
        central_quantiles(n, streams["minutes"]),
        central_frailties(n, streams["stays"]),
        draw_surgeons(procedures, surgeons, streams["surgeons"]),
        draw_needs(n, streams["needs"]),
        draw_earliest_days(urgencies, n_days, streams["readiness"]),
        draw_suspensions(n, n_days, streams["suspensions"]),
        draw_findings(procedures, urgencies, people, streams["findings"]),
        strict=True,
    )
    return [Draw(*patient) for patient in subjects]
