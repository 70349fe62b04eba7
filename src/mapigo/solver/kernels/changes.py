"""Changes against the plan in force (S10)."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined

__all__ = ["change_cost", "leaves_theatre"]


@inlined
def change_cost(instance, patient, day, room, theatre, surgeon):
    """Return the price of a booking that is not as published; 0 if nobody knows it."""
    if instance.change_weight == 0 or instance.published_day[patient] < 0:
        return 0
    published_room = instance.published_room[patient]
    if (
        day == instance.published_day[patient]
        and theatre == instance.published_theatre[patient]
        and surgeon == instance.published_surgeon[patient]
        and (room == published_room or published_room == -1)
    ):
        return 0
    return instance.change_weight


@inlined
def leaves_theatre(instance, patient, operation_day, surgeon, theatre):
    """Whether the theatre makes a booking a change, and day and surgeon do not."""
    return (
        instance.change_weight != 0
        and theatre != instance.published_theatre[patient]
        and surgeon == instance.published_surgeon[patient]
        and instance.published_day[patient] >= 0
        and operation_day
        == instance.published_day[patient] + instance.operation_offset[patient]
    )
