"""How likely somebody still needs a bed: a stay that has lasted so long already."""

from __future__ import annotations

import numpy as np

from mapigo.desk.unit_stays import UnitStay
from mapigo.domain import Distribution

__all__ = ["chance_in_bed"]

SMALLEST_SHARE = 1e-9
"""Of stays that last so long: below it the distribution knows of none."""


def chance_in_bed(stay: UnitStay, morning: int, night: int) -> float | None:
    """Return the chance that a person needs the bed in a night.

    Parameters
    ----------
    stay
        The stay in the unit.
    morning
        The day that begins; the person is in the unit then, or comes later.
    night
        The day whose night is asked for, ``morning`` or later.

    Returns
    -------
    float or None
        A share: of all stays that last as long as this has lasted, those that last
        that long; 0 or 1 as planned where the length is not uncertain. ``None`` where
        the stay has outlasted all that its distribution knows.
    """
    if night < stay.first_day:
        return 0.0
    length = stay.stages[0].length if len(stay.stages) == 1 else None
    if length is None:
        return float(night < stay.end_day)
    nights_so_far = max(0, morning - stay.first_day)
    lasted = _share_lasting(length, nights_so_far)
    if lasted < SMALLEST_SHARE:
        return None
    return _share_lasting(length, night - stay.first_day + 1) / lasted


def _share_lasting(length: Distribution, nights: int) -> float:
    """Return the share of stays of so many nights or more, each at least one.

    Stays are whole nights, the nearest to the length that is drawn.
    """
    if nights <= 1:
        return 1.0
    return float(1 - length.shares_within(np.array([nights - 0.5]))[0])
