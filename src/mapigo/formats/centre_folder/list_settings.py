"""The part ``[policy.lists]`` of ``centre.toml``: how operating lists are run."""

from __future__ import annotations

from dataclasses import asdict
from datetime import time
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from mapigo.domain.list_rules import ListOrder, ListRules, ListWeights

__all__ = ["LIST_KEYS", "ListSettings", "lists_as_toml"]

LIST_KEYS = {
    "session_start_minute": "session_start",
    "same_day_minute": "same_day_from",
    "beds_ready_minute": "beds_ready",
}
"""Names in the file of those that the domain counts in minutes after midnight."""

_USUAL = ListRules()


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class ListWeightSettings(_Part):
    """What a minute costs."""

    overrun: int = Field(
        default=_USUAL.weights.overrun,
        description="price of a minute past the planned end of a list",
    )
    theatre_idle: int = Field(
        default=_USUAL.weights.theatre_idle,
        description="price of a minute in which a theatre stands empty before its last "
        "case",
    )
    late_start: int = Field(
        default=_USUAL.weights.late_start,
        description="price of a minute from the start of the session to the first case",
    )
    surgeon_idle: int = Field(
        default=_USUAL.weights.surgeon_idle,
        description="price of a minute in which a surgeon waits between two cases",
    )
    urgent_wait: int = Field(
        default=_USUAL.weights.urgent_wait,
        description="price of a minute from the start of the list to an urgent case",
    )
    order: int = Field(
        default=_USUAL.weights.order,
        description="price of two cases in the other order than order says, for each "
        "minute by which they differ",
    )


def _time(minute: int) -> time:
    return time(*divmod(minute, 60))


def _minute(when: time) -> int:
    return 60 * when.hour + when.minute


def _whole_minutes(when: time) -> time:
    if when.second or when.microsecond:
        kind, expected = "whole_minutes", "a time in whole minutes"
        raise PydanticCustomError(kind, expected)
    return when


TimeOfDay = Annotated[time, AfterValidator(_whole_minutes)]


class ListSettings(_Part):
    """How operating lists are run; every key may be left out."""

    session_start: TimeOfDay = Field(
        default=_time(_USUAL.session_start_minute), description="when lists begin"
    )
    session_starts: dict[str, TimeOfDay] = Field(
        default={}, description="when they begin in theatres that differ, by theatre"
    )
    turnover_minutes: int = Field(
        default=_USUAL.turnover_minutes,
        description="how many of a case's theatre minutes, at its end, prepare the "
        "theatre for the next case",
    )
    same_day_from: TimeOfDay = Field(
        default=_time(_USUAL.same_day_minute),
        description="patients who come on the day of their operation are not operated "
        "on before",
    )
    beds_ready: TimeOfDay = Field(
        default=_time(_USUAL.beds_ready_minute),
        description="when beds of pools, such as the ICU, that are freed during the "
        "day are ready",
    )
    urgent_priorities: list[str] = Field(
        default=list(_USUAL.urgent_priorities),
        description="classes of urgency whose cases should not wait",
    )
    order: Literal["certain first", "longest first", "any"] = Field(
        default=_USUAL.order.value,
        description="which case goes first where nothing else decides: certain first, "
        "longest first, any",
    )
    weights: ListWeightSettings = Field(
        default=ListWeightSettings(), description="what a minute costs"
    )

    def to_domain(self) -> ListRules:
        """Return the rules."""
        starts = self.session_starts.items()
        return ListRules(
            session_start_minute=_minute(self.session_start),
            session_starts={theatre: _minute(when) for theatre, when in starts},
            turnover_minutes=self.turnover_minutes,
            same_day_minute=_minute(self.same_day_from),
            beds_ready_minute=_minute(self.beds_ready),
            urgent_priorities=tuple(self.urgent_priorities),
            order=ListOrder(self.order),
            weights=ListWeights(**self.weights.model_dump()),
        )


def lists_as_toml(rules: ListRules) -> dict[str, Any]:
    """Return the rules as the values of their part of ``centre.toml``."""
    starts = rules.session_starts.items()
    return {
        "session_start": _time(rules.session_start_minute),
        "session_starts": {theatre: _time(minute) for theatre, minute in starts},
        "turnover_minutes": rules.turnover_minutes,
        "same_day_from": _time(rules.same_day_minute),
        "beds_ready": _time(rules.beds_ready_minute),
        "urgent_priorities": list(rules.urgent_priorities),
        "order": rules.order.value,
        "weights": asdict(rules.weights),
    }
