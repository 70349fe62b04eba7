"""A plan without one patient."""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain import Plan

__all__ = ["leave_out"]


def leave_out(plan: Plan, patient_id: str) -> Plan:
    """Return the plan without a patient's booking; nurses and pins stay."""
    others = (old for old in plan.bookings if old.patient != patient_id)
    return replace(plan, bookings=tuple(others))
