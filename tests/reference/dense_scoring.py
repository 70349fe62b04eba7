"""The score of a plan once more, over dense arrays, cell by cell.

Written from the definitions of the rules and sharing no code with ``mapigo.scoring``:
stays are walked day by day, every rule looks at all persons, rooms, days and shifts,
and empty cells are counted like any other. Slow, and meant for small hospitals.
"""

from __future__ import annotations

import numpy as np

from mapigo.domain import (
    RULES,
    Booking,
    Occupant,
    Pin,
    Plan,
    PlanningProblem,
    WaitingListEntry,
)
from mapigo.scoring.scenarios import drawn_days

__all__ = ["DenseScoring", "dense_amounts"]


def dense_amounts(
    problem: PlanningProblem, plan: Plan, published: Plan | None = None
) -> dict[str, int]:
    """Return the amount of every rule, by code."""
    dense = DenseScoring(problem, plan)
    amounts = dense.rooms() | dense.nursing() | dense.operations() | dense.pools()
    amounts |= dense.patients(published) | dense.changes(published) | dense.overflow()
    return {
        code: 0 if code in problem.policy.rules_off else amounts[code] for code in RULES
    }


class DenseScoring:
    """Arrays over persons (occupants, then booked patients), rooms, days, shifts."""

    def __init__(self, problem: PlanningProblem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        centre = problem.centre
        self.n_days = centre.calendar.n_days
        self.per_day = len(centre.calendar.shift_types)
        self.row = {
            "rooms": _rows([room.id for room in centre.rooms]),
            "theatres": _rows([theatre.id for theatre in centre.theatres]),
            "surgeons": _rows([surgeon.id for surgeon in centre.surgeons]),
            "pools": _rows([pool.id for pool in centre.pools]),
            "nurses": _rows([nurse.id for nurse in centre.nurses]),
            "entries": _rows([entry.id for entry in problem.waiting_list]),
        }
        booked = [
            (problem.waiting_list[self.row["entries"][booking.patient]], booking)
            for booking in plan.bookings
        ]
        self.booked = booked
        self.people: list[Occupant | WaitingListEntry] = [
            *problem.occupants,
            *(entry for entry, _ in booked),
        ]
        self.stays = [
            *(_walk(one, 0, one.room) for one in problem.occupants),
            *(_walk(entry, b.admission_day, b.room) for entry, b in booked),
        ]
        self.present = np.zeros(
            (len(self.people), len(centre.rooms), self.n_days), dtype=int
        )
        for person, (ward, _, _) in enumerate(self.stays):
            for day, room, _ in ward:
                if room and 0 <= day < self.n_days:
                    self.present[person, self.row["rooms"][room], day] = 1

    def rooms(self) -> dict[str, int]:
        """Return H1, H2, H7, S1 and S12."""
        centre, present = self.problem.centre, self.present
        sexes = np.array([person.sex for person in self.people])
        women = present[sexes == "F"].sum(axis=0)
        men = present[sexes == "M"].sum(axis=0)
        beds = np.array([[room.beds] * self.n_days for room in centre.rooms])
        for n, room in enumerate(centre.rooms):
            if room.closed_beds_by_day:
                beds[n] = np.maximum(0, beds[n] - np.array(room.closed_beds_by_day))
        age = np.array([centre.age_groups.index(p.age_group) for p in self.people])
        span = 0
        for n in range(len(centre.rooms)):
            for day in range(self.n_days):
                ages = age[present[:, n, day] == 1]
                span += int(np.ptp(ages)) if ages.size else 0
        return {
            "H1": int(np.minimum(women, men).sum()),
            "H2": sum(self._is_in_wrong_room(n) for n in range(len(self.booked))),
            "H7": int(np.maximum(0, present.sum(axis=0) - beds).sum())
            + sum(
                not room and day < self.n_days
                for ward, _, _ in self.stays
                for day, room, _ in ward
            ),
            "S1": span,
            "S12": self._outlier_days(),
        }

    def _is_in_wrong_room(self, n: int) -> bool:
        entry, booking = self.booked[n]
        ward = self.stays[len(self.problem.occupants) + n][0]
        if not ward or not booking.room:
            return False
        room = self.problem.centre.rooms[self.row["rooms"][booking.room]]
        lacks = entry.needed_equipment - room.equipment
        not_isolated = entry.needs_isolation and not room.isolation
        return bool(room.id in entry.incompatible_rooms or lacks or not_isolated)

    def _outlier_days(self) -> int:
        total = 0
        for person, who in enumerate(self.people):
            if isinstance(who, Occupant):
                continue
            for n, room in enumerate(self.problem.centre.rooms):
                if who.ward and room.ward and who.ward != room.ward:
                    total += int(self.present[person, n].sum())
        return total

    def nursing(self) -> dict[str, int]:
        """Return H8, H9, S2, S3 and S4."""
        centre = self.problem.centre
        n_rooms, n_shifts = len(centre.rooms), self.n_days * self.per_day
        carries = np.zeros((len(centre.nurses), n_rooms, n_shifts), dtype=bool)
        in_charge = np.full((n_rooms, n_shifts), -1)
        for duty in self.plan.duties:
            shift = duty.day * self.per_day
            shift += centre.calendar.shift_types.index(duty.shift)
            for room in duty.rooms:
                place = self.row["rooms"][room], shift
                carries[(self.row["nurses"][duty.nurse], *place)] = True
                in_charge[place] = self.row["nurses"][duty.nurse]
        most = np.full((len(centre.nurses), n_shifts), -1)
        for n, nurse in enumerate(centre.nurses):
            for work in nurse.shifts:
                shift = work.day * self.per_day
                shift += centre.calendar.shift_types.index(work.shift)
                most[n, shift] = work.max_load
        works = most >= 0
        there = np.repeat(self.present, self.per_day, axis=2)
        workload, skill = self._care()
        load = np.einsum("prs,ps,nrs->ns", there, workload, carries)
        level = np.array([nurse.skill_level for nurse in centre.nurses])
        short = np.maximum(0, skill[:, None, :] - level[in_charge][None, :, :])
        return {
            "H8": int((carries & ~works[:, None, :]).sum()),
            "H9": int((there.any(axis=0) & ~carries.any(axis=0)).sum()),
            "S2": int((short * there * (in_charge >= 0)).sum()),
            "S3": sum(len(set(in_charge[stay == 1].tolist()) - {-1}) for stay in there),
            "S4": int(np.maximum(0, (load - most) * works).sum()),
        }

    def _care(self) -> tuple[np.ndarray, np.ndarray]:
        """Return workload and required skill, persons by shifts of the horizon."""
        shape = (len(self.people), self.n_days * self.per_day)
        workload, skill = np.zeros(shape, dtype=int), np.zeros(shape, dtype=int)
        for person, (ward, _, _) in enumerate(self.stays):
            who = self.people[person]
            for day, _, stay_day in ward:
                for k in range(self.per_day):
                    if 0 <= day < self.n_days:
                        shift, since = (
                            day * self.per_day + k,
                            stay_day * self.per_day + k,
                        )
                        workload[person, shift] = who.workload[since]
                        skill[person, shift] = who.required_skill[since]
        return workload, skill

    def operations(self) -> dict[str, int]:
        """Return H3, H4, H11, S5 and S6."""
        problem, centre = self.problem, self.problem.centre
        shape = (len(centre.surgeons), len(centre.theatres), self.n_days)
        minutes, cases = np.zeros(shape, dtype=int), np.zeros(shape, dtype=int)
        unfit = 0
        for n, (entry, booking) in enumerate(self.booked):
            surgeon = self.row["surgeons"][booking.surgeon]
            theatre = self.row["theatres"][booking.theatre]
            unfit += any(
                need not in centre.theatres[theatre].capabilities
                for need in entry.needed_capabilities
            )
            unfit += booking.surgeon not in entry.surgeons
            day = self._operation_day(n)
            if day < self.n_days:
                minutes[surgeon, theatre, day] += entry.theatre_minutes
                cases[surgeon, theatre, day] += 1
        has = np.array([surgeon.minutes_by_day for surgeon in centre.surgeons])
        session = np.array([theatre.minutes_by_day for theatre in centre.theatres])
        for theatre_id, reserve in problem.policy.theatre_reserve_minutes.items():
            session[self.row["theatres"][theatre_id]] -= reserve
        used = cases > 0
        return {
            "H3": int(np.maximum(0, minutes.sum(axis=1) - has).sum()),
            "H4": int(
                np.maximum(0, minutes.sum(axis=0) - np.maximum(0, session)).sum()
            ),
            "H11": unfit,
            "S5": int(used.any(axis=0).sum()),
            "S6": int(np.maximum(0, used.sum(axis=1) - 1).sum()),
        }

    def _operation_day(self, n: int) -> int:
        day = self.stays[len(self.problem.occupants) + n][2]
        assert day is not None
        return day

    def pools(self) -> dict[str, int]:
        """Return H10."""
        pools, policy = self.problem.centre.pools, self.problem.policy
        used = np.zeros((len(pools), self.n_days + 20), dtype=int)
        for person, (_, beds, operation_day) in enumerate(self.stays):
            for day, pool_id in beds:
                used[self.row["pools"][pool_id], day] += 1
            for team in getattr(self.people[person], "teams", ()):
                used[self.row["pools"][team], operation_day] += 1
        over = 0
        for n, pool in enumerate(pools):
            for day in range(self.n_days):
                reserve = policy.pool_reserve.get(pool.id, 0)
                capacity = max(0, pool.capacity_by_day[day] - reserve)
                over += max(0, int(used[n, day]) - capacity)
        return {"H10": over}

    def overflow(self) -> dict[str, int]:
        """Return S11 and S13; only the draws are those of ``mapigo.scoring``."""
        problem, centre = self.problem, self.problem.centre
        ward_of = {room.id: f"ward/{room.ward}" for room in centre.rooms}
        rooms = [one.room for one in problem.occupants]
        rooms += [booking.room for _, booking in self.booked]
        arrival = [0] * len(problem.occupants)
        arrival += [booking.admission_day for _, booking in self.booked]
        n_days = self.n_days
        beds: dict[str, list[int]] = {}
        for room in centre.rooms:
            of_ward = beds.setdefault(ward_of[room.id], [0] * n_days)
            closed = room.closed_beds_by_day or (0,) * n_days
            for day in range(n_days):
                of_ward[day] += max(0, room.beds - closed[day])
        for pool in centre.pools:
            reserve = problem.policy.pool_reserve.get(pool.id, 0)
            beds[pool.id] = [max(0, units - reserve) for units in pool.capacity_by_day]
        short = 0
        if problem.policy.weights.get("S11"):
            drawn = [drawn_days(who.id, who.pathway) for who in self.people]
            for scenario in range(64):
                persons = {unit: [0] * n_days for unit in beds}
                for n, who in enumerate(self.people):
                    day = arrival[n]
                    for k, stage in enumerate(who.pathway.stages):
                        for _ in range(drawn[n][scenario, k]):
                            unit = stage.place
                            if unit == "ward":
                                unit = ward_of.get(rooms[n], "") * bool(
                                    self.stays[n][0]
                                )
                            if unit and day < n_days:
                                persons[unit][day] += 1
                            day += 1
                short += sum(
                    max(0, persons[unit][day] - beds[unit][day])
                    for unit in beds
                    for day in range(n_days)
                )
        return {"S11": short, "S13": self._uneven_arrivals()}

    def _uneven_arrivals(self) -> int:
        uneven = 0
        for pool, even in self.problem.policy.even_arrivals.items():
            arriving = [0] * (self.n_days + 40)
            for n, (_, beds, _) in enumerate(self.stays):
                days = {day for day, of in beds if of == pool}
                begins = {day for day in days if day - 1 not in days}
                for day in begins:
                    arriving[day] += day > 0 or n >= len(self.problem.occupants)
            uneven += sum(max(0, n - even) for n in arriving[: self.n_days])
        return uneven

    def patients(self, published: Plan | None) -> dict[str, int]:
        """Return H5, H6, H13, S7, S8 and S9."""
        amounts = dict.fromkeys(("H5", "H6", "H13", "S7", "S8", "S9"), 0)
        position = {booking.patient: n for n, (_, booking) in enumerate(self.booked)}
        for entry in self.problem.waiting_list:
            n = position.get(entry.id)
            treated = self.n_days if n is None else self._operation_day(n)
            if entry.treat_by_day is not None:
                late = range(entry.treat_by_day, treated)
                amounts["S9"] += entry.priority_score * len(late)
            if n is None:
                amounts["H5" if entry.mandatory else "S8"] += 1
                continue
            day = self.booked[n][1].admission_day
            allowed = set(range(entry.earliest_day, self.n_days))
            published = published or self.problem.published
            past = range(self.problem.today)
            if not published or not any(
                one.patient == entry.id and one.admission_day in past
                for one in published.bookings
            ):
                allowed -= set(past)
            if entry.latest_day is not None:
                allowed &= set(range(entry.latest_day + 1))
            amounts["H6"] += day not in allowed or treated >= self.n_days
            suspended = {
                day
                for period in entry.suspensions
                for day in range(period.first_day, period.last_day + 1)
            }
            amounts["H13"] += day in suspended
            amounts["S7"] += len(range(entry.earliest_day, day))
        return amounts

    def changes(self, published: Plan | None) -> dict[str, int]:
        """Return H12, S10 and S14."""
        published = published or self.problem.published
        now = {booking.patient: _decisions(booking) for booking in self.plan.bookings}
        pins = [*self.plan.pins, *(published.pins if published else ())]
        pinned = {
            (pin.patient, position, value)
            for pin in pins
            for position, value in enumerate(_decisions(pin))
            if value is not None
        }
        before = published.bookings if published else ()
        return {
            "H12": sum(
                who not in now or now[who][position] != value
                for who, position, value in pinned
            ),
            "S10": sum(now.get(old.patient) != _decisions(old) for old in before),
            "S14": sum(self._move(old) for old in before),
        }

    def _move(self, old: Booking) -> int:
        """Count each day between the two; all of them weigh like the first."""
        day = next(
            (b.admission_day for _, b in self.booked if b.patient == old.patient),
            self.n_days,
        )
        first, last = sorted((old.admission_day, day))
        days_ahead = first - self.problem.today
        return len(range(first, last)) * (1 + (days_ahead < 7) + (days_ahead < 3))


Stay = tuple[list[tuple[int, str, int]], list[tuple[int, str]], int | None]


def _rows(ids: list[str]) -> dict[str, int]:
    return {name: row for row, name in enumerate(ids)}


def _walk(person: Occupant | WaitingListEntry, arrival: int, room: str) -> Stay:
    """Walk a pathway: ward days (day, room, day of stay), pool days, operation day."""
    ward, beds, operation_day, stay_day = [], [], None, 0
    for stage in person.pathway.stages:
        if stage.place == "operation":
            operation_day = arrival + stay_day
            continue
        for _ in range(stage.days):
            if stage.place == "ward":
                ward.append((arrival + stay_day, room, stay_day))
            else:
                beds.append((arrival + stay_day, stage.place))
            stay_day += 1
    return ward, beds, operation_day


def _decisions(booking: Booking | Pin) -> tuple[object, object, object, object]:
    return booking.admission_day, booking.theatre, booking.room, booking.surgeon
