"""On which days a patient lies in a ward bed."""

from __future__ import annotations

from mapigo.solver.arrays import row
from mapigo.solver.kernels.layout import Instance

__all__ = ["ward_days"]


def ward_days(instance: Instance, patient: int, day: int) -> list[int]:
    """Return the days within the horizon, for a patient admitted on a day."""
    offsets = row(instance.ward_start, instance.ward_offset, patient)
    return [day + k for k in offsets if day + k < instance.n_days]
