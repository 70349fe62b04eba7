"""What a search tells while it runs."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Progress"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands: seconds since its start, best cost, proposals made.

    ``violations`` counts those of the best plan so far: mandatory and pinned patients
    not admitted, and what occupants break whatever is planned. ``phase`` is
    ``compiling``, ``constructing``, ``searching``, ``polishing``, or ``bounding``, in
    which there is no plan and no cost.
    """

    seconds: float
    cost: int
    violations: int
    n_proposals: int
    share_done: float
    phase: str
