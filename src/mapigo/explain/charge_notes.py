"""The charges of a score that name a patient, in words."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Booking, Calendar
from mapigo.explain.presence import Presence
from mapigo.explain.wording import counted, listed
from mapigo.scoring import Charge

__all__ = ["ChargeNote", "charge_notes"]

SENTENCES = {
    "H1": "Persons of more than one sex in {resource} {day}{others}.",
    "H2": "{resource} does not suit, {day}.",
    "H3": "{resource} is {amount} minutes over time {day}{others}.",
    "H4": "{resource} is {amount} minutes over time {day}{others}.",
    "H5": "Must be admitted, but is not.",
    "H6": "Admitted outside the window {day}.",
    "H7": "{amount} more in {resource} than open beds {day}{others}.",
    "H7 without a room": "Ward days without a room: {amount}.",
    "H8": "Rooms given to {resource} off duty {day}: {amount}.",
    "H9": "Shifts without a nurse in {resource} {day}: {amount}{others}.",
    "H10": "{amount} more in {resource} than its capacity {day}{others}.",
    "H11": "{resource} does not suit the case {day}.",
    "H12": "Pinned decisions not kept: {amount}.",
    "H13": "Admitted while suspended {day}.",
    "S1": "Ages {amount} groups apart in {resource} {day}{others}.",
    "S2": "Nurses short of the required skill in {resource} {day}, levels: {amount}.",
    "S3": "Different nurses over the stay: {amount}.",
    "S4": "{resource} has {amount} more load than the maximum {day}{others}.",
    "S5": "{resource} is opened {day}{others}.",
    "S6": "{resource} changes theatre {day}, times: {amount}{others}.",
    "S7": "Days from the earliest day to admission: {amount}.",
    "S8": "Not admitted within the horizon.",
    "S9": "Days past the treat-by date, times priority: {amount}.",
    "S10": "Differs from the published plan.",
    "S11": "{resource} may lack beds {day}, in 64ths of a bed: {amount}.",
    "S12": "Bed-days outside the own ward, in {resource}: {amount}.",
    "S13": "{amount} more arrivals at {resource} than are even {day}{others}.",
    "S14": "Moved by {moved} from {date}. Days moved, times nearness: {amount}.",
}


@dataclass(frozen=True, slots=True)
class ChargeNote:
    """One charge in words. ``cost`` is all of it, also where others share it."""

    rule: str
    amount: int
    cost: int
    sentence: str


def charge_notes(
    presence: Presence, patient_id: str, booking: Booking | None, calendar: Calendar
) -> tuple[ChargeNote, ...]:
    """Return the charges that name a patient, in the order of the rules.

    ``booking`` is the patient's in the plan of the score, ``None`` if not admitted.
    """
    return tuple(
        ChargeNote(
            charge.rule,
            charge.amount,
            presence.cost_of(charge),
            _sentence(charge, patient_id, booking, calendar),
        )
        for charge in presence.charges_of(patient_id)
    )


def _sentence(
    charge: Charge, patient_id: str, booking: Booking | None, calendar: Calendar
) -> str:
    no_room = charge.rule == "H7" and not charge.resource
    template = SENTENCES["H7 without a room" if no_room else charge.rule]
    others = [other for other in charge.patients if other != patient_id]
    date = "" if charge.day is None else calendar.label(charge.day)
    sentence = template.format(
        amount=charge.amount,
        resource=charge.resource,
        date=date,
        day=f"on {date}" if date else "",
        moved=_moved(charge, booking, calendar),
        others=f", with {listed(others)}" if others else "",
    )
    return sentence[0].upper() + sentence[1:]


def _moved(charge: Charge, booking: Booking | None, calendar: Calendar) -> str:
    """Return ``3 days``; who is left out moves beyond the horizon. Only for S14."""
    if charge.rule != "S14" or charge.day is None:
        return ""
    if booking is None:
        return f"{counted(calendar.n_days - charge.day, 'day')} or more"
    return counted(abs(booking.admission_day - charge.day), "day")
