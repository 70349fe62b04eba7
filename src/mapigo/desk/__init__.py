"""What a planner asks while somebody holds the line: ICU, freed slots, new dates."""

from mapigo.desk.backfill import Backfill, backfill
from mapigo.desk.bed_need import BedNight
from mapigo.desk.book import book
from mapigo.desk.filling import Filling
from mapigo.desk.icu_desk import IcuDesk, icu_desk
from mapigo.desk.icu_unit import Unit
from mapigo.desk.later_dates import LaterDate
from mapigo.desk.near_misses import NearMiss
from mapigo.desk.offers import Offer, Offers, WantedDay
from mapigo.desk.people_coming import Coming
from mapigo.desk.people_in_bed import InBed
from mapigo.desk.slot import Slot
from mapigo.desk.step_downs import StepDown
from mapigo.desk.taker import Taker
from mapigo.desk.timing import Timing
from mapigo.desk.unit_stays import UnitStay

__all__ = [
    "Backfill",
    "BedNight",
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
    "Taker",
    "Timing",
    "Unit",
    "UnitStay",
    "WantedDay",
    "backfill",
    "book",
    "icu_desk",
]
