"""What a plan means for patients and staff, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapigo.app.outcomes import PlanOutcomes

__all__ = ["outcome_lines"]


def outcome_lines(found: PlanOutcomes) -> Iterator[str]:
    """Yield the lines to print; what is not known has none."""
    patients = found.patients
    waiting = found.n_waiting_list - patients.admitted
    yield (
        f"admitted  {patients.admitted:,} of {found.n_waiting_list:,} on the waiting "
        f"list; {waiting:,} wait on"
    )
    if patients.mean_wait_days is not None:
        yield (
            f"waits     {patients.mean_wait_days:.0f} days in the mean, nine in ten up "
            f"to {patients.p90_wait_days:.0f}, with those who wait on"
        )
    if patients.treat_by_breaches is not None:
        yield (
            f"late      {patients.treat_by_breaches:,} operated on after their "
            "treat-by day, or not within the horizon"
        )
    if patients.no_pool_bed is not None:
        yield (
            f"expected  {patients.no_pool_bed:.1f} times no bed in the ICU or another "
            f"pool, {patients.no_ward_bed:.1f} on a ward"
        )
    if found.overtime_minutes is not None:
        yield f"expected  {found.overtime_minutes / 60:.1f} hours past the sessions"
