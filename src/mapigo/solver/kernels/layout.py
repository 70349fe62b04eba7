"""The arrays that the search works on: their shapes, types and units, in one place.

Axes: ``P`` waiting-list entries, ``O`` occupants, ``I = P + O`` persons (occupants
after entries), ``R`` rooms, ``T`` theatres, ``U`` surgeons, ``Q`` pools, ``N`` nurses
(index ``N`` is "nobody", for shifts in which no nurse works), ``D`` days, ``K`` shifts
per day, ``S = D * K`` shifts, ``H`` shifts of the longest stay, ``L`` skill levels,
``A`` age groups, ``V`` units (wards and pools), ``W`` words of 64 days and one more,
always 0, so that a stay may be read across a word's end.

Lists of different lengths (allowed days of an entry …) lie behind one another in one
array; entry ``p`` owns ``values[start[p]:start[p + 1]]``.

All costs are whole numbers and already weighted. ``day_cost`` holds everything that
depends on the day alone (S7, S8, S9, S14); its last column is the price of not being
admitted, ``prices.mandatory_cost`` and more for those who must be.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "MAX_PATIENTS_MOVED",
    "MAX_TAKEN_OUT",
    "MOVE_SLOTS",
    "NOT_ADMITTED",
    "Instance",
    "Search",
    "State",
]

NOT_ADMITTED = -1
MAX_PATIENTS_MOVED = 6
"""Most patients that one proposal may move, but for whole blocks of two rooms."""
MAX_TAKEN_OUT = 12
"""Most patients that are taken out together, to be put back one by one or as blocks."""
MOVE_SLOTS = 4096
"""Places in the table that moves are drawn from."""

Ints = NDArray[np.int32]
Shorts = NDArray[np.int16]
Bits = NDArray[np.uint64]


class Instance(NamedTuple):
    """What never changes during a search."""

    n_entries: int
    n_movers: int  # the first entries, which may move; the others stay
    n_rooms: int
    n_theatres: int
    n_days: int
    n_shifts: int
    shifts_per_day: int
    n_levels: int
    nobody: int
    has_outliers: int
    has_flow: int  # whether S11 or S13 can cost anything
    n_digits: int  # binary digits of the most persons in a unit

    age_weight: int
    continuity_weight: int
    excess_weight: int
    open_weight: int
    transfer_weight: int
    overflow_weight: int
    uneven_weight: int
    change_weight: int

    sex: Ints  # (I,) 0 or 1
    age: Ints  # (I,) index of the age group
    age_span: Ints  # (2**A,) highest minus lowest set bit
    minutes: Ints  # (P,) theatre minutes of the case
    operation_offset: Ints  # (P,) days from admission to operation
    ward_bits: Bits  # (P,) bit k: a ward bed on day k of the stay
    ward_start: Ints  # (P+1,)
    ward_offset: Ints  # ward days of the stay, ascending
    pool_start: Ints  # (P+1,)
    pool: Ints  # each pool used on a day of the stay, for a bed or a team
    pool_offset: Ints  # that day of the stay
    pool_units: Ints  # and how many units
    unit_start: Ints  # (P+1,)
    unit: Ints  # each unit in which a stay may be on a day; -1: the room's ward
    unit_offset: Ints  # that day of the stay
    unit_present: Bits  # and the scenarios, a bit each
    unit_of_room: Ints  # (R,) the ward
    unit_capacity: Ints  # (V, D)
    arrival_start: Ints  # (P+1,)
    arrival_pool: Ints  # each pool that a stay enters
    arrival_offset: Ints  # on that day of the stay
    even_arrivals: Ints  # (Q,) arrivals that a day can take well
    day_start: Ints  # (P+1,)
    allowed_day: Ints  # days on which an entry may be admitted, cheapest first
    is_allowed_day: NDArray[np.uint8]  # (P, D)
    room_start: Ints  # (P+1,)
    allowed_room: Ints  # rooms that suit an entry
    room_suits: NDArray[np.uint8]  # (P, R)
    surgeon_start: Ints  # (P+1,)
    allowed_surgeon: Ints  # surgeons who may operate on an entry
    patient_start: Ints  # (U+1,)
    patient_of_surgeon: Ints  # entries that a surgeon may operate on
    theatre_suits: NDArray[np.uint8]  # (P, T)
    published_day: Ints  # (P,) of the plan in force; -1: not in it
    published_room: Ints  # (P,) -1: any, since no ward day needs one; -2: none
    published_theatre: Ints  # (P,)
    published_surgeon: Ints  # (P,)
    no_room_from: Ints  # (P,) first admission day on which a stay is booked without one
    day_cost: Ints  # (P, D+1)
    most_stay_cost: Ints  # (P,) a bound on what a stay costs beside its day and S3
    outlier_cost: Ints  # (P, R) per bed-day
    workload: Shorts  # (I, H) per shift of the stay; int() before a weight
    skill_cost: Ints  # (I, H, L+1) for a nurse of each level; 0 for nobody

    open_beds: Ints  # (R, D)
    theatre_minutes: Ints  # (T, D)
    surgeon_minutes: Ints  # (U, D)
    pool_capacity: Ints  # (Q, D)
    nurse_level: Ints  # (N+1,)
    nurse_start: Ints  # (S+1,)
    nurse_on_shift: Ints  # nurses who work in each shift
    open_shift: Ints  # shifts in which nurses may change
    fixed_nurse: (
        Shorts  # (R, S) who may not change: worked there, or is of another part; -1
    )


class State(NamedTuple):
    """A plan and all the sums that make its cost cheap to change."""

    total: NDArray[np.int64]  # (1,) cost of the plan

    day: Ints  # (P,) admission day or NOT_ADMITTED
    room: Ints  # (P,)
    theatre: Ints  # (P,)
    surgeon: Ints  # (P,)
    nurse: Shorts  # (R, S) always set, also for empty rooms

    waiting: Ints  # (P,) the first n_waiting are not admitted, in any order
    waiting_place: Ints  # (P,) where an entry stands in waiting
    n_waiting: Ints  # (1,)

    persons: Ints  # (R, D) in the room that day
    person: Shorts  # (R, D, most persons) who they are
    full: Bits  # (R, W) days without a free bed
    sex_count: Ints  # (2 * R, D) row sex * R + room
    sex_days: Bits  # (2 * R, W) days with somebody of that sex
    age_count: Shorts  # (R, D, A)
    age_bits: Ints  # (R, D) age groups present
    theatre_load: Ints  # (T, D) minutes
    theatre_cases: Ints  # (T, D)
    surgeon_load: Ints  # (U, D) minutes
    surgeon_cases: Shorts  # (U, D, T) cases of a surgeon in a theatre
    n_cases: Ints  # (U, D) cases of a surgeon
    case: Shorts  # (U, D, most cases) which patients they are
    surgeon_theatres: Ints  # (U, D) theatres in which the surgeon has a case
    pool_load: Ints  # (Q, D)
    unit_count: Bits  # (V, D, digits) persons in each scenario, digit by digit
    unit_full: Bits  # (V, D) scenarios in which one more would lack a bed
    arrivals: Ints  # (Q, D)
    room_load: Ints  # (R, S) workload in the room
    room_skill: Ints  # (R, S, L+1) skill cost for a nurse of each level
    slack: Ints  # (S, N+1) maximum load minus load of each nurse
    shifts_of: Shorts  # (I, N+1) shifts that a nurse gives to a person
    n_nurses: Ints  # (I,) different nurses of a person


class Search(NamedTuple):
    """What the search itself remembers: chance, the proposal, and counts."""

    random: Bits  # (1,) state of the generator
    log_table: NDArray[np.float64]  # (4096,) -ln of evenly spread probabilities
    move_table: NDArray[np.uint8]  # (4096,) moves by their shares
    counts: NDArray[np.int64]  # (moves, 3) proposed, legal in outline, accepted
    seen: NDArray[np.int64]  # (N+1,) stamp of the last stay a nurse was counted for
    stamp: NDArray[np.int64]  # (1,)

    # a proposal for patients: where each goes; room or theatre -1: the search chooses
    who: Ints
    to_day: Ints
    to_room: Ints
    to_theatre: Ints
    to_surgeon: Ints
    # and where each came from
    from_day: Ints
    from_room: Ints
    from_theatre: Ints
    from_surgeon: Ints
    # nurses changed in empty rooms for the proposal's sake
    n_restaffed: Ints  # (1,)
    restaffed_room: Ints
    restaffed_shift: Ints
    restaffed_from: Ints
    # a proposal for nurses: room-shifts and their new nurses
    at_room: Ints
    at_shift: Ints
    to_nurse: Ints
    from_nurse: Ints
