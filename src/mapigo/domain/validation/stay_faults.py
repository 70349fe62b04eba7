"""Faults of a stay: pathway, workload and required skill per shift."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain.centre import Centre
from mapigo.domain.pathway import OPERATION, WARD, Pathway, Stage
from mapigo.domain.people import Occupant, WaitingListEntry
from mapigo.domain.validation.distribution_faults import distribution_faults
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.limits import MOST_STAY_DAYS, MOST_WORKLOAD
from mapigo.domain.validation.texts import label_faults
from mapigo.errors import Fault

__all__ = ["stay_faults"]


def stay_faults(
    item: Item, person: WaitingListEntry | Occupant, centre: Centre
) -> Iterator[Fault]:
    """Yield the faults that patients and occupants can both have."""
    yield from label_faults(item, "sex", person.sex)
    yield from item.known(
        "age_group", [person.age_group], centre.age_groups, "age group"
    )
    pathway = list(_pathway_faults(item, person.pathway, centre))
    yield from pathway
    if not pathway:
        yield from _care_faults(item, person, centre)


def _pathway_faults(item: Item, pathway: Pathway, centre: Centre) -> Iterator[Fault]:
    places = {stage.place for stage in pathway.stages}
    pools = {pool.id for pool in centre.pools}
    yield from item.known("pathway", places, {WARD, OPERATION, *pools}, "stage")
    for stage in pathway.stages:
        yield from _stage_faults(item, stage)
    stay_days = pathway.length_of_stay
    if not 1 <= stay_days <= MOST_STAY_DAYS:
        yield item.fault(
            "pathway",
            f"expected a length of stay of 1 to {MOST_STAY_DAYS} days, "
            f"came {stay_days}: a stay has at least one bed-day.",
        )


def _stage_faults(item: Item, stage: Stage) -> Iterator[Fault]:
    if stage.place == OPERATION:
        if stage.days or stage.length is not None:
            message = "an operation fills no bed-day: give it neither days nor length."
            yield item.fault("pathway", message)
    elif stage.days < 0:
        message = f"expected no negative days, came {stage.days} in {stage.place!r}."
        yield item.fault("pathway", message)
    elif stage.days == 0 and stage.length is not None:
        message = (
            f"0 days are planned in {stage.place!r}, but a stay of uncertain length "
            "takes at least one: plan a day, or leave the distribution out."
        )
        yield item.fault("pathway", message)
    if stage.length is not None:
        yield from distribution_faults(item, "pathway", stage.length)


def _care_faults(
    item: Item, person: WaitingListEntry | Occupant, centre: Centre
) -> Iterator[Fault]:
    stay_days, per_day = person.pathway.length_of_stay, centre.calendar.shifts_per_day
    reason = f"{stay_days} days of stay with {per_day} shifts each"
    for field, numbers, most in (
        ("workload", person.workload, MOST_WORKLOAD),
        ("required_skill", person.required_skill, centre.n_skill_levels - 1),
    ):
        yield from item.length(field, numbers, stay_days * per_day, reason)
        yield from item.numbers(field, numbers, 0, most)
