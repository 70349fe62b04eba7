"""Stays and operations that have been, as a centre recorded them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mapigo.domain.pathway import OPERATION

__all__ = ["PastCase", "PastStay", "procedure_key", "unit_of"]


def unit_of(place: str) -> str:
    """Return the unit of lengths at a place: minutes of an operation, else days."""
    return "minutes" if place == OPERATION else "days"


def procedure_key(procedure: str) -> str:
    """Return the letters and digits of a procedure's name, by which two are the same.

    >>> procedure_key("AVR + CABG") == procedure_key("avr_cabg")
    True
    """
    letters = "".join(letter for letter in procedure.casefold() if letter.isalnum())
    return letters or procedure


@dataclass(frozen=True, slots=True)
class PastStay:
    """The time that a case spent in one place, or in one operation.

    ``length`` was rounded to a multiple of ``precision``. Where not ``is_over``, it is
    the time so far.
    """

    place: str
    length: float
    precision: float
    is_over: bool = True


@dataclass(frozen=True, slots=True)
class PastCase:
    """One admission for one procedure, with its operations and the stays after them.

    ``day`` is that of the operation, where known.
    """

    id: str
    procedure: str
    stays: tuple[PastStay, ...]
    day: date | None = None
