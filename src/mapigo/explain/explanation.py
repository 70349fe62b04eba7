"""The explanation of one patient's place in a plan, or of why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Booking, WaitingListEntry
from mapigo.explain.charge_notes import ChargeNote
from mapigo.explain.option import Option
from mapigo.explain.refusal import DayRefusal
from mapigo.scoring import RuleScore

__all__ = ["Explanation"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a plan does with one patient, at what cost, and what else it could do.

    ``booking`` is ``None`` for a patient who is not admitted; ``main_reason`` then
    says why in one sentence, and is empty otherwise.

    ``parts`` are what the plan would cost less without this patient, rule by rule: the
    score of the plan less its score were the patient not on the waiting list, nurses
    as they are. Rules without a part are left out. ``notes`` are the charges that name
    the patient, in words. ``leaving_out_difference`` is the cost of the plan without
    the booking less its cost as it is; ``None`` for a mandatory patient and for one
    who is not admitted.

    ``options`` are the cheapest other bookings, one of each date as long as there are
    dates enough; on dates without a free place another patient gives way
    (``mapigo.explain.displacing`` says who is looked at). There are none for a patient
    who ``has_come``: was admitted before today. ``best_by_day`` are the
    cheapest free places of each feasible day, and ``refusals`` say for each day of the
    horizon what refuses, if anything: why not then.

    ``delay_days`` counts from the earliest day to admission, ``elective_wait_days``
    from the decision to admit to admission, less suspended days (``None`` where dates
    are missing); both are ``None`` for a patient who is not admitted.
    """

    entry: WaitingListEntry
    booking: Booking | None
    main_reason: str
    parts: tuple[RuleScore, ...]
    notes: tuple[ChargeNote, ...]
    leaving_out_difference: int | None
    options: tuple[Option, ...]
    best_by_day: tuple[Option, ...]
    refusals: tuple[DayRefusal, ...]
    has_come: bool
    delay_days: int | None
    elective_wait_days: int | None

    @property
    def patient(self) -> str:
        """The patient's id."""
        return self.entry.id

    @property
    def is_admitted(self) -> bool:
        """Whether the plan admits the patient."""
        return self.booking is not None

    @property
    def cost(self) -> int:
        """What the plan would cost less without this patient."""
        return sum(part.cost for part in self.parts)
