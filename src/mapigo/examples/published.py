"""The published lengths by procedure and place, over all patients of a procedure."""

from __future__ import annotations

from functools import cache

from mapigo.domain import OPERATION, LogNormal, procedure_key
from mapigo.examples import figures
from mapigo.examples.casemix import Procedure, procedures
from mapigo.examples.pathways import stage_length
from mapigo.examples.tables import rows

__all__ = ["PublishedFigures"]


class PublishedFigures:
    """What the sources of the example heart centre say of lengths.

    A procedure is found by its name or id, in any case and spacing.
    """

    def length(self, procedure: str, place: str) -> LogNormal | None:
        """Return the distribution of days after the operation, or of minutes in it.

        The minutes are those of a case, preparation and turnover included.
        """
        found = _procedures().get(procedure_key(procedure))
        if found is None:
            return None
        if place == OPERATION:
            minutes = found.operation_minutes
            return LogNormal(minutes.log_mean, minutes.log_sd, found.other_minutes)
        return stage_length(found.id, place)

    def places(self) -> frozenset[str]:
        """Return the places of the example's pathways."""
        return frozenset(row["place"] for row in rows("pathways"))

    def quantile_planned(self, place: str) -> float:
        """Return the share of cases that the example's planned lengths cover."""
        kind = "minutes" if place == OPERATION else "stay"
        return figures.value(f"{kind}_quantile")

    def usual_log_sd(self, place: str) -> float:
        """Return the spread of ln(length) that is taken where none was published."""
        kind = "minutes" if place == OPERATION else "stays"
        return figures.value(f"spread_of_{kind}")


@cache
def _procedures() -> dict[str, Procedure]:
    """Return the procedures by name and by id."""
    named = {procedure_key(one.name): one for one in procedures()}
    return named | {procedure_key(one.id): one for one in procedures()}
