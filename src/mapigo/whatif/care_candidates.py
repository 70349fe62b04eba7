"""More of what care needs: beds of wards, pools and teams, nurses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from mapigo.domain import Nurse, PlanningProblem
from mapigo.domain.wards import rooms_by_ward, ward_name
from mapigo.scoring import Occupancy
from mapigo.scoring.nurse_shifts import worked_shifts
from mapigo.whatif.candidate import (
    NURSE,
    POOL_BED,
    TEAM_DAY,
    WARD_BED,
    Candidate,
    one_more,
    one_more_on,
)
from mapigo.whatif.change import Thing
from mapigo.whatif.fullest import Row, fullest, fullest_days, use_share

__all__ = ["more_nurses", "more_of_pools", "more_ward_beds"]


def more_ward_beds(occupancy: Occupancy) -> Iterator[Candidate]:
    """Yield a bed for each ward, in its fullest room."""
    centre = occupancy.problem.centre
    days = range(centre.calendar.n_days)
    used = {key: len(people) for key, people in occupancy.persons.items()}
    for ward, rooms in rooms_by_ward(centre).items():
        rows = [(room.id, tuple(map(room.open_beds, days))) for room in rooms]
        if any(any(beds) for _, beds in rows):
            room_id, _ = fullest(rows, used)
            where = ward_name(centre, ward)
            yield Candidate(
                f"bed in {room_id}" + (f", {where}" if where else ""),
                WARD_BED,
                one_more(Thing.ROOM, room_id),
                use_share(rows, used),
            )


def more_of_pools(occupancy: Occupancy) -> Iterator[Candidate]:
    """Yield a bed for each pool with beds, and a day a week for each team."""
    problem = occupancy.problem
    days = range(problem.centre.calendar.n_days)
    with_beds = _pools_with_beds(problem)
    used = {key: len(users) for key, users in occupancy.pool_users.items()}
    for pool in problem.centre.pools:
        if not any(pool.capacity_by_day):
            continue
        name = pool.name or pool.id
        row = (pool.id, tuple(problem.pool_capacity(pool.id, day) for day in days))
        share = use_share([row], used)
        if pool.id in with_beds:
            changes = one_more(Thing.POOL, pool.id)
            yield Candidate(name, POOL_BED, changes, share)
        else:
            on_days = one_more_on(Thing.POOL, pool.id, fullest_days(row, used))
            label = f"{name}: a day a week"
            yield Candidate(label, TEAM_DAY, on_days, share)


def _pools_with_beds(problem: PlanningProblem) -> set[str]:
    """Return the pools that are stages of somebody's stay; the others are teams."""
    pathways = [
        *(entry.pathway for entry in problem.waiting_list),
        *(occupant.pathway for occupant in problem.occupants),
    ]
    return {pool for pathway in pathways for pool, _ in pathway.pool_offsets}


def more_nurses(occupancy: Occupancy) -> Iterator[Candidate]:
    """Yield a nurse of each skill level, with the shifts of the most loaded."""
    used, most = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for shift in worked_shifts(occupancy):
        used[shift.nurse, shift.day] += shift.load
        most[shift.nurse, shift.day] += shift.max_load
    days = range(occupancy.problem.centre.calendar.n_days)
    levels: defaultdict[int, list[Nurse]] = defaultdict(list)
    for nurse in occupancy.problem.centre.nurses:
        if nurse.shifts:
            levels[nurse.skill_level].append(nurse)
    for level, nurses in sorted(levels.items()):
        rows: list[Row] = [
            (nurse.id, tuple(most[nurse.id, day] for day in days)) for nurse in nurses
        ]
        name, _ = fullest(rows, used)
        yield Candidate(
            f"nurse of skill {level}, like {name}",
            NURSE,
            one_more(Thing.NURSE, name),
            use_share(rows, used),
        )
