"""A hospital of three rooms: a small IHTC instance, and a plan for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SHIFTS = ["early", "late", "night"]
N_DAYS = 7

Json = dict[str, Any]


def instance() -> Json:
    """Return the hospital: six patients, one of them mandatory, and one occupant."""
    return {
        "days": N_DAYS,
        "skill_levels": 2,
        "shift_types": SHIFTS,
        "age_groups": ["adult", "elderly"],
        "occupants": [_person("a0") | {"length_of_stay": 2, "room_id": "r0"}],
        "patients": [_patient(number) for number in range(6)],
        "surgeons": [{"id": "s0", "max_surgery_time": [300] * N_DAYS}],
        "operating_theaters": [{"id": "t0", "availability": [480] * N_DAYS}],
        "rooms": [{"id": f"r{number}", "capacity": 2} for number in range(3)],
        "nurses": [_nurse(shift) for shift in SHIFTS],
        "weights": {
            "room_mixed_age": 5,
            "room_nurse_skill": 1,
            "continuity_of_care": 1,
            "nurse_eccessive_workload": 1,
            "open_operating_theater": 20,
            "surgeon_transfer": 5,
            "patient_delay": 10,
            "unscheduled_optional": 300,
        },
    }


def plan() -> Json:
    """Return a feasible plan: one patient a day, in room after room."""
    return {
        "patients": [
            {
                "id": f"p{number}",
                "admission_day": number,
                "room": f"r{number % 3}",
                "operating_theater": "t0",
            }
            for number in range(6)
        ],
        "nurses": [
            {
                "id": f"n-{shift}",
                "assignments": [
                    {"day": day, "shift": shift, "rooms": ["r0", "r1", "r2"]}
                    for day in range(N_DAYS)
                ],
            }
            for shift in SHIFTS
        ],
    }


def write(value: Json, path: Path) -> Path:
    """Write JSON, and return where."""
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def _person(person_id: str) -> Json:
    return {
        "id": person_id,
        "gender": "A",
        "age_group": "adult",
        "length_of_stay": 2,
        "workload_produced": [1] * 6,
        "skill_level_required": [0] * 6,
    }


def _patient(number: int) -> Json:
    patient = _person(f"p{number}") | {
        "mandatory": number == 1,
        "surgery_release_day": 0,
        "surgery_duration": 120,
        "surgeon_id": "s0",
        "incompatible_room_ids": [],
    }
    return patient | ({"surgery_due_day": 4} if patient["mandatory"] else {})


def _nurse(shift: str) -> Json:
    return {
        "id": f"n-{shift}",
        "skill_level": 1,
        "working_shifts": [
            {"day": day, "shift": shift, "max_load": 10} for day in range(N_DAYS)
        ],
    }
