"""A plan: who is admitted when and where, and which nurse looks after which room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

__all__ = ["Booking", "NurseDuty", "Pin", "Plan"]


@dataclass(frozen=True, slots=True)
class Booking:
    """One admitted patient.

    ``room`` is empty when the pathway has no ward day, and may be when none lies within
    the horizon.
    """

    patient: str
    admission_day: int
    theatre: str
    room: str
    surgeon: str


@dataclass(frozen=True, slots=True)
class NurseDuty:
    """The rooms that a nurse looks after in one shift."""

    nurse: str
    day: int
    shift: str
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pin:
    """Decisions on one patient that must not change; ``None`` leaves one free."""

    patient: str
    admission_day: int | None = None
    theatre: str | None = None
    room: str | None = None
    surgeon: str | None = None

    @classmethod
    def of(cls, booking: Booking) -> Self:
        """Return a pin that holds all of a booking."""
        return cls(
            booking.patient,
            booking.admission_day,
            booking.theatre,
            booking.room,
            booking.surgeon,
        )

    def decisions(self) -> dict[str, int | str]:
        """Return what is pinned, by the name of the field."""
        pinned = {
            "admission_day": self.admission_day,
            "theatre": self.theatre,
            "room": self.room,
            "surgeon": self.surgeon,
        }
        return {name: value for name, value in pinned.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Plan:
    """Bookings of the admitted patients, duties of the nurses, and pins.

    Patients without a booking are not admitted within the horizon. ``version`` names
    this plan, ``based_on`` the version that it came from.
    """

    bookings: tuple[Booking, ...] = ()
    duties: tuple[NurseDuty, ...] = ()
    pins: tuple[Pin, ...] = ()
    version: str = ""
    based_on: str = ""

    def booking_of(self) -> dict[str, Booking]:
        """Return the bookings by patient."""
        return {booking.patient: booking for booking in self.bookings}
