"""Hypothesis strategies for valid planning problems, and plans for them.

``problems()`` uses every feature of the model; ``problems(only_ihtc=True)`` only those
of the benchmark. ``plans(problem)`` name nothing that the problem lacks, but break
rules freely.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from tests.strategies.distributions import distributions
from tests.strategies.list_rules import list_rules

from mapigo.domain import (
    OPERATION,
    SOFT_RULES,
    SWITCHABLE_RULES,
    WARD,
    Booking,
    Calendar,
    Centre,
    Clinical,
    CoronaryDisease,
    InterventionWeight,
    Nurse,
    NurseDuty,
    NurseShift,
    Occupant,
    OperationUrgency,
    Pathway,
    Pin,
    Plan,
    PlanningProblem,
    Policy,
    Pool,
    PriorityPoints,
    PulmonaryPressure,
    RenalFunction,
    Room,
    Stage,
    Surgeon,
    Suspension,
    Theatre,
    TheatreKind,
    ValveDisease,
    WaitingListEntry,
    Ward,
)

__all__ = ["clinicals", "plans", "priority_points", "problems", "texts"]

ODD_CHARACTERS = "abzAZ019 ,.'\"#()-_=+@/\\:&éß中ا"


def texts(min_size: int = 0, max_size: int = 12) -> st.SearchStrategy[str]:
    """Return free texts with what spreadsheets find hard: quotes, commas, accents."""
    letters = st.text(ODD_CHARACTERS, min_size=min_size, max_size=max_size)
    return letters.map(str.strip).filter(lambda text: len(text) >= min_size)


@st.composite
def _ids(draw: st.DrawFn, prefix: str, min_size: int, max_size: int) -> list[str]:
    n_ids = draw(st.integers(min_size, max_size))
    ending = draw(st.sampled_from(["", "", " x", ',"é', "-中 (2", ".1"]))
    return [f"{prefix}{number}{ending}" for number in range(n_ids)]


def _subset(names: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names)) if names else st.just(frozenset())


def _by_day(n_days: int, most: int) -> st.SearchStrategy[tuple[int, ...]]:
    numbers = st.sampled_from([0, most]) | st.integers(0, most)
    return st.lists(numbers, min_size=n_days, max_size=n_days).map(tuple)


@st.composite
def problems(
    draw: st.DrawFn, *, only_ihtc: bool = False, min_entries: int = 0
) -> PlanningProblem:
    """Return a valid problem of a few rooms, days and patients."""
    rich = not only_ihtc
    calendar = draw(_calendars(rich))
    centre = draw(_centres(calendar, rich))
    entry_ids = draw(_ids("p", min_entries, 4))
    occupant_ids = draw(_ids("o", 0, 2))
    sexes = ["A", "B"] if only_ihtc else draw(st.sampled_from([["F", "M"], ["any"]]))
    return PlanningProblem(
        centre=centre,
        waiting_list=tuple(
            draw(_entries(name, sexes, centre, rich)) for name in entry_ids
        ),
        occupants=tuple(
            draw(_occupants(name, sexes, centre, rich)) for name in occupant_ids
        ),
        policy=draw(_policies(centre, rich)),
    )


@st.composite
def _calendars(draw: st.DrawFn, rich: bool) -> Calendar:
    shift_types = draw(st.sampled_from([("early", "late", "night"), ("day shift",)]))
    dates = st.none() | st.dates(date(1950, 1, 1), date(2150, 1, 1))
    return Calendar(
        n_days=draw(st.integers(1, 5)),
        shift_types=shift_types,
        start_date=draw(dates) if rich else None,
    )


@st.composite
def _centres(draw: st.DrawFn, calendar: Calendar, rich: bool) -> Centre:
    wards = draw(_ids("w", 0, 2)) if rich else []
    pools = draw(_ids("icu", 0, 2)) if rich else []
    n_skill_levels = draw(st.integers(1, 3))
    theatres, surgeons = draw(_ids("t", 1, 2)), draw(_ids("s", 1, 3))
    nurses = draw(_ids("n", 1, 3))
    return Centre(
        name=draw(texts()) if rich else "instance",
        calendar=calendar,
        theatres=tuple(draw(_theatres(name, calendar, rich)) for name in theatres),
        rooms=tuple(
            draw(_rooms(name, wards, calendar, rich)) for name in draw(_ids("r", 1, 3))
        ),
        surgeons=tuple(
            Surgeon(name, draw(_by_day(calendar.n_days, 600))) for name in surgeons
        ),
        nurses=tuple(draw(_nurses(name, calendar, n_skill_levels)) for name in nurses),
        age_groups=("adult", "75 and over"),
        n_skill_levels=n_skill_levels,
        wards=tuple(Ward(name, draw(texts())) for name in wards),
        pools=tuple(
            Pool(name, draw(_by_day(calendar.n_days, 3)), draw(texts()))
            for name in pools
        ),
    )


@st.composite
def _theatres(draw: st.DrawFn, name: str, calendar: Calendar, rich: bool) -> Theatre:
    minutes = draw(_by_day(calendar.n_days, 480))
    if not rich:
        return Theatre(name, minutes)
    kind = draw(st.sampled_from(TheatreKind))
    return Theatre(name, minutes, kind, draw(_subset(["bypass", "3D, mapping"])))


@st.composite
def _rooms(
    draw: st.DrawFn, name: str, wards: list[str], calendar: Calendar, rich: bool
) -> Room:
    beds = draw(st.integers(1, 3))
    if not rich:
        return Room(name, beds)
    closed = draw(_by_day(calendar.n_days, beds))
    return Room(
        name,
        beds,
        ward=draw(st.sampled_from(["", *wards])),
        closed_beds_by_day=closed if any(closed) else (),
        isolation=draw(st.booleans()),
        equipment=draw(_subset(["telemetry", "hoist"])),
    )


@st.composite
def _nurses(
    draw: st.DrawFn, name: str, calendar: Calendar, n_skill_levels: int
) -> Nurse:
    days = st.integers(0, calendar.n_days - 1)
    times = st.tuples(days, st.sampled_from(calendar.shift_types))
    shifts = draw(st.lists(times, unique=True, max_size=4))
    loads = st.integers(0, 15)
    return Nurse(
        name,
        draw(st.integers(0, n_skill_levels - 1)),
        tuple(NurseShift(day, shift, draw(loads)) for day, shift in shifts),
    )


@st.composite
def _stages(draw: st.DrawFn, centre: Centre, rich: bool) -> tuple[Stage, ...]:
    """Return stages without an operation, one bed-day or more."""
    if not rich:
        return (Stage(WARD, draw(st.integers(1, 6))),)
    places = st.sampled_from([WARD, *(pool.id for pool in centre.pools)])
    lengths = st.none() | distributions()
    stages = st.builds(Stage, places, st.just(0)) | st.builds(
        Stage, places, st.integers(1, 4), lengths
    )
    some = st.lists(stages, min_size=1, max_size=4)
    return tuple(draw(some.filter(lambda found: any(stage.days for stage in found))))


@st.composite
def _care(
    draw: st.DrawFn, pathway: Pathway, centre: Centre, most: int
) -> tuple[int, ...]:
    """Return a number for each shift of the stay, in runs as real ones are."""
    n_shifts = pathway.length_of_stay * centre.calendar.shifts_per_day
    first, rest = draw(st.integers(0, most)), draw(st.integers(0, most))
    n_first = draw(st.integers(0, n_shifts))
    return (first,) * n_first + (rest,) * (n_shifts - n_first)


@st.composite
def _occupants(
    draw: st.DrawFn, name: str, sexes: list[str], centre: Centre, rich: bool
) -> Occupant:
    pathway = Pathway(draw(_stages(centre, rich)))
    room = draw(st.sampled_from([room.id for room in centre.rooms]))
    return Occupant(
        id=name,
        sex=draw(st.sampled_from(sexes)),
        age_group=draw(st.sampled_from(centre.age_groups)),
        pathway=pathway,
        room=room if pathway.ward_offsets else "",
        workload=draw(_care(pathway, centre, 3)),
        required_skill=draw(_care(pathway, centre, centre.n_skill_levels - 1)),
    )


@st.composite
def _entries(
    draw: st.DrawFn, name: str, sexes: list[str], centre: Centre, rich: bool
) -> WaitingListEntry:
    stages = list(draw(_stages(centre, rich)))
    stages.insert(draw(st.integers(0, len(stages) if rich else 0)), Stage(OPERATION, 0))
    pathway = Pathway(tuple(stages))
    mandatory, n_days = draw(st.booleans()), centre.calendar.n_days
    earliest = draw(st.integers(0, n_days - 1 if mandatory else n_days + 3))
    latest = st.integers(earliest, earliest + 5)
    optional_latest = st.none() | latest if rich else st.none()
    surgeons = [surgeon.id for surgeon in centre.surgeons]
    plain = WaitingListEntry(
        id=name,
        sex=draw(st.sampled_from(sexes)),
        age_group=draw(st.sampled_from(centre.age_groups)),
        pathway=pathway,
        surgeons=(draw(st.sampled_from(surgeons)),),
        theatre_minutes=draw(st.integers(0, 480)),
        workload=draw(_care(pathway, centre, 3)),
        required_skill=draw(_care(pathway, centre, centre.n_skill_levels - 1)),
        earliest_day=earliest,
        latest_day=draw(latest if mandatory else optional_latest),
        mandatory=mandatory,
        incompatible_rooms=draw(_subset([room.id for room in centre.rooms])),
    )
    return draw(_enriched(plain, centre)) if rich else plain


@st.composite
def _enriched(
    draw: st.DrawFn, entry: WaitingListEntry, centre: Centre
) -> WaitingListEntry:
    """Return the entry with the features that the benchmark does not have."""
    surgeons = [surgeon.id for surgeon in centre.surgeons]
    some_surgeons = st.lists(st.sampled_from(surgeons), min_size=1, unique=True)
    teams = st.lists(st.sampled_from([pool.id for pool in centre.pools]), unique=True)
    dates = st.none() | st.dates()
    values = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
    return WaitingListEntry(
        **values
        | {
            "surgeons": tuple(draw(some_surgeons)),
            "teams": tuple(draw(teams)) if centre.pools else (),
            "procedure": draw(texts()),
            "needed_capabilities": draw(_subset(_offered(centre))),
            "needed_equipment": draw(_subset(_equipment(centre))),
            "needs_isolation": draw(st.booleans()),
            "ward": draw(st.sampled_from(["", *(ward.id for ward in centre.wards)])),
            "duration": draw(st.none() | distributions()),
            "treat_by_day": draw(st.none() | st.integers(-100, 100)),
            "priority": draw(texts()),
            "priority_score": draw(st.integers(0, 9)),
            "suspensions": tuple(draw(st.lists(_suspensions(), max_size=2))),
            "referral_date": draw(dates),
            "decision_date": draw(dates),
            "clinical": draw(st.none() | clinicals()),
        }
    )


def clinicals(*, complete: bool = False) -> st.SearchStrategy[Clinical]:
    """Return clinical findings; each may be unknown unless ``complete``."""
    yes_no = st.booleans()
    known: dict[str, st.SearchStrategy[object]] = {
        "ccs_class": st.integers(0, 4),
        "nyha_class": st.integers(1, 4),
        "lvef_percent": st.integers(1, 100),
        "coronary_disease": st.sampled_from(CoronaryDisease),
        "valve_disease": st.sampled_from(ValveDisease),
        "age_years": st.integers(18, 110),
        "renal_function": st.sampled_from(RenalFunction),
        "pulmonary_pressure": st.sampled_from(PulmonaryPressure),
        "urgency": st.sampled_from(OperationUrgency),
        "intervention": st.sampled_from(InterventionWeight),
    }
    known |= {n: yes_no for n in Clinical.__dataclass_fields__ if n not in known}
    if complete:
        return st.builds(Clinical, **known)
    return st.builds(Clinical, **{n: st.none() | some for n, some in known.items()})


@st.composite
def priority_points(draw: st.DrawFn) -> PriorityPoints:
    """Return a valid table of points."""
    usual = PriorityPoints()
    numbers = st.integers(0, 500)

    def rising(names: list[str]) -> dict[str, int]:
        points = draw(st.lists(numbers, min_size=len(names), max_size=len(names)))
        return dict(zip(names, sorted(points), strict=True))

    classes = draw(st.sampled_from([["routine"], ["P4", "P3", "P2.1", "P1"]]))
    return PriorityPoints(
        base=draw(st.integers(1, 500)),
        classes=dict(reversed(rising(classes).items())),
        ccs=rising(list(usual.ccs)),
        nyha=rising(list(usual.nyha)),
        lvef=rising(list(usual.lvef)),
        coronary=rising(list(usual.coronary)),
        valve=rising(list(usual.valve)),
        waiting_per_target=draw(numbers),
        cap_percent=draw(st.integers(100, 1000)),
    )


def _offered(centre: Centre) -> list[str]:
    return sorted({label for t in centre.theatres for label in t.capabilities})


def _equipment(centre: Centre) -> list[str]:
    return sorted({label for room in centre.rooms for label in room.equipment})


@st.composite
def _suspensions(draw: st.DrawFn) -> Suspension:
    first = draw(st.integers(-20, 20))
    return Suspension(first, first + draw(st.integers(0, 9)), draw(texts()))


@st.composite
def _policies(draw: st.DrawFn, centre: Centre, rich: bool) -> Policy:
    weights = st.integers(0, 500)
    if not rich:
        codes = [f"S{number}" for number in range(1, 9)]
        return Policy("IHTC-2024", weights={code: draw(weights) for code in codes})
    pools = [pool.id for pool in centre.pools]
    theatres = [theatre.id for theatre in centre.theatres]
    return Policy(
        name=draw(texts()),
        version=draw(texts()),
        weights=draw(st.dictionaries(st.sampled_from(SOFT_RULES), weights)),
        rules_off=draw(_subset(sorted(SWITCHABLE_RULES))),
        pool_reserve={name: draw(st.integers(0, 3)) for name in draw(_subset(pools))},
        theatre_reserve_minutes={
            name: draw(st.integers(0, 90)) for name in draw(_subset(theatres))
        },
        even_arrivals={name: draw(st.integers(0, 3)) for name in draw(_subset(pools))},
        stay_quantile=draw(st.floats(0.01, 0.99)),
        freeze_days=draw(st.integers(0, 9)),
        priority=draw(st.just(PriorityPoints()) | priority_points()),
        lists=draw(list_rules(theatres)),
    )


@st.composite
def plans(draw: st.DrawFn, problem: PlanningProblem, *, pins: bool = True) -> Plan:
    """Return a plan for a problem; rules are broken freely."""
    admitted = [entry for entry in problem.waiting_list if draw(st.booleans())]
    bookings = [draw(_bookings(entry, problem)) for entry in draw(_shuffled(admitted))]
    pinned = [booking for booking in bookings if pins and draw(st.booleans())]
    return Plan(
        bookings=tuple(bookings),
        duties=tuple(draw(_duties(problem))),
        pins=tuple(draw(_pins(booking)) for booking in pinned),
        version=draw(texts()),
        based_on=draw(texts()),
    )


def _shuffled(
    entries: list[WaitingListEntry],
) -> st.SearchStrategy[list[WaitingListEntry]]:
    return st.permutations(entries)


@st.composite
def _bookings(
    draw: st.DrawFn, entry: WaitingListEntry, problem: PlanningProblem
) -> Booking:
    centre = problem.centre
    room = draw(st.sampled_from([room.id for room in centre.rooms]))
    return Booking(
        patient=entry.id,
        admission_day=draw(st.integers(0, centre.calendar.n_days - 1)),
        theatre=draw(st.sampled_from([theatre.id for theatre in centre.theatres])),
        room=room if entry.pathway.ward_offsets else "",
        surgeon=draw(st.sampled_from(entry.surgeons)),
    )


@st.composite
def _duties(draw: st.DrawFn, problem: PlanningProblem) -> list[NurseDuty]:
    """Return duties nurse by nurse, on their shifts or not."""
    calendar = problem.centre.calendar
    rooms = st.sampled_from([room.id for room in problem.centre.rooms])
    days = st.integers(0, calendar.n_days - 1)
    times = st.tuples(days, st.sampled_from(calendar.shift_types))
    return [
        NurseDuty(nurse.id, day, shift, tuple(draw(st.lists(rooms, unique=True))))
        for nurse in problem.centre.nurses
        for day, shift in draw(st.lists(times, unique=True, max_size=3))
    ]


@st.composite
def _pins(draw: st.DrawFn, booking: Booking) -> Pin:
    def perhaps(value: object) -> st.SearchStrategy[object]:
        return st.sampled_from([None, value])

    return Pin(
        patient=booking.patient,
        admission_day=draw(perhaps(booking.admission_day)),
        theatre=draw(perhaps(booking.theatre)),
        room=draw(perhaps(booking.room or None)),
        surgeon=draw(perhaps(booking.surgeon)),
    )
