"""What a planner asks while somebody holds the line: ICU, freed slots, new dates."""

from mapigo.desk.backfill import Backfill, backfill
from mapigo.desk.bed_need import BedNight
from mapigo.desk.book import book
from mapigo.desk.candidate import Candidate
from mapigo.desk.filling import Filling
from mapigo.desk.icu_desk import icu_desk
from mapigo.desk.icu_page import Coming, IcuDesk, InBed, LaterDate, StepDown, Unit
from mapigo.desk.near_misses import NearMiss
from mapigo.desk.offers import Offer, Offers, WantedDay
from mapigo.desk.slot import Slot
from mapigo.desk.timing import Timing
from mapigo.desk.unit_stays import UnitStay

__all__ = [
    "Backfill",
    "BedNight",
    "Candidate",
    "Coming",
    "Filling",
    "IcuDesk",
    "InBed",
    "LaterDate",
    "NearMiss",
    "Offer",
    "Offers",
    "Slot",
    "StepDown",
    "Timing",
    "Unit",
    "UnitStay",
    "WantedDay",
    "backfill",
    "book",
    "icu_desk",
]
