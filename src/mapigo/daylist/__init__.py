"""The operating lists of a day: order and times of the cases, and when lists end."""

from mapigo.daylist.day_list import DayList, ListedCase, OperatingList
from mapigo.daylist.finish import ListFinish, finishes
from mapigo.daylist.list_day import list_day
from mapigo.daylist.overruns import overrun_shares

__all__ = [
    "DayList",
    "ListFinish",
    "ListedCase",
    "OperatingList",
    "finishes",
    "list_day",
    "overrun_shares",
]
