"""The words by which a file says what has happened."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["EventWord"]


class EventWord(StrEnum):
    """What has happened."""

    EMERGENCY_ARRIVAL = "emergency_arrival"
    URGENT_REFERRAL = "urgent_referral"
    CANCELLED = "cancelled"
    UNFIT = "unfit"
    DID_NOT_ARRIVE = "did_not_arrive"
    STAY_CHANGED = "stay_changed"
    CASE_MINUTES = "case_minutes"
    THEATRE_CLOSED = "theatre_closed"
    THEATRE_OPENED = "theatre_opened"
    SURGEON_ABSENT = "surgeon_absent"
    NURSE_ABSENT = "nurse_absent"
    ROOM_CLOSED = "room_closed"
    BEDS_CLOSED = "beds_closed"
    BEDS_OPENED = "beds_opened"
    POOL_CHANGED = "pool_changed"
