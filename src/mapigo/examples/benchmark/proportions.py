"""Proportions of the public benchmark, as counted in its instances i01 to i30.

The instances are those of the Integrated Healthcare Timetabling Competition 2024. Each
figure is rounded and stands for all thirty together; what is drawn from it is new.
Demand is the need of everybody who waits, so that above 1 not everybody can come.
"""

from __future__ import annotations

__all__ = [
    "AGE_SHARES",
    "BEDS_SHARES",
    "BED_DEMAND",
    "INCOMPATIBLE_SHARE",
    "MANDATORY_SHARE",
    "MAX_LOAD_SHARES",
    "MEAN_RELEASE",
    "MINUTES_SHARES",
    "NURSES_ON_SHIFT",
    "NURSES_PER_ROOM",
    "N_SKILL_LEVELS",
    "OCCUPIED_SHARE",
    "ON_THE_DAY_SHARE",
    "REMAINING_STAY_SHARES",
    "SESSION_SHARES",
    "SKILL_SHARES",
    "STAY_SHARES",
    "SURGEON_DAY_SHARE",
    "SURGEON_DEMAND",
    "SURGEON_MINUTES_SHARES",
    "THEATRE_DEMAND",
    "WEIGHTS",
    "WORKLOAD_SHARES",
]

BED_DEMAND = 1.1
"""Bed-days needed per bed-day; 0.67 to 1.58, median 1.12."""

SURGEON_DEMAND = 1.15
"""Minutes of cases per minute of surgeons; 0.66 to 3.04, median 1.18."""

THEATRE_DEMAND = 0.55
"""Minutes of cases per minute of theatres; 0.20 to 0.95, median 0.55."""

MANDATORY_SHARE = 0.35
"""Mandatory patients of all who wait; 0 to 0.81, mean 0.35."""

AGE_SHARES = {"infant": 0.025, "adult": 0.215, "elderly": 0.76}

STAY_SHARES = {
    2: 0.125,
    3: 0.215,
    4: 0.215,
    5: 0.13,
    6: 0.13,
    7: 0.065,
    8: 0.055,
    9: 0.03,
    10: 0.015,
    11: 0.01,
    12: 0.01,
}
"""Patients by nights of stay."""

REMAINING_STAY_SHARES = {
    1: 0.315,
    2: 0.23,
    3: 0.145,
    4: 0.1,
    5: 0.085,
    6: 0.05,
    7: 0.03,
    8: 0.015,
    9: 0.01,
    10: 0.01,
    11: 0.01,
}
"""Occupants by nights that remain."""

MINUTES_SHARES = {60: 0.17, 90: 0.22, 120: 0.255, 180: 0.165, 240: 0.115, 300: 0.075}
"""Cases by minutes in theatre."""

MEAN_RELEASE = 0.26
"""Mean release day, as a share of the horizon; half come in its first fifth."""

ON_THE_DAY_SHARE = 0.05
"""Mandatory patients whose release day is also the last."""

BEDS_SHARES = {2: 0.36, 3: 0.32, 4: 0.32}
"""Rooms by beds."""

INCOMPATIBLE_SHARE = 0.1
"""Rooms that do not suit a patient."""

OCCUPIED_SHARE = 0.43
"""Beds that are taken on day 0; 0.25 to 0.60, mean 0.44."""

SESSION_SHARES = {0: 0.13, 480: 0.13, 600: 0.425, 720: 0.315}
"""Theatre-days by minutes; 0: closed."""

SURGEON_DAY_SHARE = 0.65
"""Days on which a surgeon operates."""

SURGEON_MINUTES_SHARES = {360: 0.255, 480: 0.625, 600: 0.12}
"""Days of surgeons by minutes."""

N_SKILL_LEVELS = 3
NURSES_PER_ROOM = 2.1
NURSES_ON_SHIFT = {"early": 0.57, "late": 0.57, "night": 0.43}
"""Nurses at work, per room."""

MAX_LOAD_SHARES = ({10: 1.0}, {12: 1.0}, {15: 0.75, 5: 0.25})
"""Shifts of a nurse of each skill level by maximum load; each level is a third."""

WORKLOAD_SHARES = {
    "early": {1: 0.07, 2: 0.6, 3: 0.33},
    "late": {1: 0.13, 2: 0.54, 3: 0.33},
    "night": {1: 0.5, 2: 0.5},
}
"""Workload of a patient in a shift."""

SKILL_SHARES = {
    "early": {0: 0.34, 1: 0.33, 2: 0.33},
    "late": {0: 0.34, 1: 0.33, 2: 0.33},
    "night": {0: 0.67, 1: 0.33},
}
"""Skill that a patient needs in a shift."""

WEIGHTS = {
    "S1": (1, 5),
    "S2": (1, 5, 10),
    "S3": (1, 5),
    "S4": (1, 5, 10),
    "S5": (10, 20, 30, 40, 50),
    "S6": (1, 5, 10),
    "S7": (5, 10, 15),
    "S8": (150, 200, 250, 300, 350, 400, 450, 500),
}
"""Weights that occur, by rule."""
