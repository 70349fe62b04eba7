"""What is absurd: the largest numbers that a planning problem may hold.

They are far above any centre's figures. They catch slips (minutes typed as seconds, a
year as a day) and keep a hostile file from filling the memory.
"""

from __future__ import annotations

MOST_DAYS = 366
MOST_SHIFT_TYPES = 24
MOST_SKILL_LEVELS = 100
MOST_MINUTES_PER_DAY = 1440
MOST_BEDS_PER_ROOM = 100
MOST_POOL_CAPACITY = 10_000
MOST_NURSE_LOAD = 100_000
MOST_STAY_DAYS = 366
MOST_WORKLOAD = 1_000
MOST_WEIGHT = 1_000_000
MOST_PRIORITY_SCORE = 10_000
MOST_PRIORITY_POINTS = 500
"""Points of one finding: base, class with its lift, four findings and ten target waits
together stay within the largest score."""
HIGHEST_CAP_PERCENT = 1_000
HIGHEST_CCS_CLASS = 4
HIGHEST_NYHA_CLASS = 4
YOUNGEST_YEARS = 18
"""EuroSCORE II is for adults."""
OLDEST_YEARS = 120
MOST_LIST_WEIGHT = 1_000
MOST_LOG_LENGTH = 10.0
"""Largest mean and standard deviation of the logarithm of days or minutes: e^10 days
are 60 years."""
MOST_LENGTH = 100_000.0
"""Longest observed stay in days, or case in minutes."""
MOST_OBSERVATIONS = 1_000
"""Most lengths in one distribution of observed ones."""
FARTHEST_DAY = 36_600
"""Days that a date may lie before or after day 0: a hundred years."""
FIRST_YEAR = 1900
LAST_YEAR = 2200
LONGEST_ID = 100
LONGEST_TEXT = 1_000
