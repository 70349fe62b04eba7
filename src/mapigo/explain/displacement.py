"""Somebody who gives way to another patient."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Booking

__all__ = ["Displacement"]


@dataclass(frozen=True, slots=True)
class Displacement:
    """A patient who gives way, with the booking before and after.

    ``after`` is ``None`` for a patient who is no longer admitted; only one who need
    not come.
    """

    patient: str
    before: Booking
    after: Booking | None
