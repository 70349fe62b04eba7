"""Word a fault of the domain in the names of an IHTC file."""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain.rules import RULES
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault

__all__ = ["in_ihtc_words"]

_LISTS = {
    "calendar": "",
    "centre": "",
    "policy": "",
    "sessions": "operating_theaters",
    "shifts": "nurses",
    "theatres": "operating_theaters",
    "waiting_list": "patients",
}

_KEYS = {
    ("calendar", "n_days"): "days",
    ("occupants", "pathway"): "length_of_stay",
    ("occupants", "required_skill"): "skill_level_required",
    ("occupants", "room"): "room_id",
    ("occupants", "sex"): "gender",
    ("occupants", "workload"): "workload_produced",
    ("rooms", "beds"): "capacity",
    ("sessions", "minutes"): "availability",
    ("shifts", "day"): "working_shifts, day",
    ("shifts", "max_load"): "working_shifts, max_load",
    ("shifts", "shift"): "working_shifts, shift",
    ("surgeons", "minutes"): "max_surgery_time",
    ("waiting_list", "earliest_day"): "surgery_release_day",
    ("waiting_list", "incompatible_rooms"): "incompatible_room_ids",
    ("waiting_list", "latest_day"): "surgery_due_day",
    ("waiting_list", "pathway"): "length_of_stay",
    ("waiting_list", "required_skill"): "skill_level_required",
    ("waiting_list", "sex"): "gender",
    ("waiting_list", "surgeons"): "surgeon_id",
    ("waiting_list", "theatre_minutes"): "surgery_duration",
    ("waiting_list", "workload"): "workload_produced",
    **{
        ("policy", f"weights.{rule.code}"): f"weights, {rule.ihtc_weight}"
        for rule in RULES.values()
        if rule.ihtc_weight
    },
}


def in_ihtc_words(fault: Fault, file: str) -> Fault:
    """Return the fault with a place like ``i01.json: patients p3, surgery_due_day``."""
    name = _LISTS.get(fault.table, fault.table)
    key = _KEYS.get((fault.table, fault.field), fault.field)
    item = f"{name} {shown(fault.item)}".strip()
    words = ", ".join(word for word in (item, key) if word)
    return replace(fault, where=f"{file}: {words}")
