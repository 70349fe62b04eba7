"""On which days a patient lies in a ward bed."""

from __future__ import annotations

from mapigo.solver.kernels.layout import Instance

__all__ = ["ward_days"]


def ward_days(instance: Instance, patient: int, day: int) -> list[int]:
    """Return the days within the horizon, for a patient admitted on a day."""
    first, last = instance.ward_start[patient : patient + 2]
    offsets = instance.ward_offset[first:last].tolist()
    return [day + k for k in offsets if day + k < instance.n_days]
