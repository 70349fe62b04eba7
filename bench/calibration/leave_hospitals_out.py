"""Calibrate on some hospitals of the eICU demo, and score on the others.

    python bench/calibration/leave_hospitals_out.py FOLDER

Prints three tables. The first is of heart and vascular operations: what ``calibrate``
fits, the own cases alone and the published figures alone, each scored on hospitals
that had no part in it. The second does the same with every diagnosis, where what stands
beside is the other diagnoses. The third scores fits in which other figures are worth
more or fewer cases. FOLDER is that of ``eicu_stays.py``.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from eicu_stays import UnitStay, procedure_of, unit_stays

from mapigo.domain import WARD, Distribution, LogNormal, PastCase, PastStay
from mapigo.examples import PublishedFigures
from mapigo.forecasting import PriorSource, calibrate
from mapigo.forecasting.cross_validation import Forecast
from mapigo.forecasting.groups import stays_by_group
from mapigo.forecasting.lengths import Lengths, recorded
from mapigo.forecasting.likelihood import log_chances
from mapigo.forecasting.lognormal_fit import fit_lognormal
from mapigo.forecasting.prior import Prior
from mapigo.forecasting.reliability import shares_below
from mapigo.forecasting.scoring_rule import log_scores

PRECISION = 0.001
SHARES_SEEN = {"a quarter": 0.25, "half": 0.5, "nine tenths": 0.9}
REPEATS = 20
WORTHS = (1, 2, 3, 5, 8, 10, 12, 15, 20, 40)
HOUR = 1 / 24
FEWEST_STAYS = 4
SEED = 1
SIZES = ((1, 2), (3, 5), (6, 10), (11, 20), (21, math.inf))
"""Own cases of a fit, from and to."""

Group = tuple[str, str]
GROUPS: tuple[Group, ...] = (
    ("CABG", "icu"),
    ("AVR", "icu"),
    ("Carotid endarterectomy", "icu"),
    ("CABG", WARD),
    ("AVR", WARD),
)
"""Those with cases enough to score."""


@dataclass
class Scored:
    """Scores of unseen cases, and what foretold them."""

    scores: list[float]
    forecasts: list[Forecast]
    unseen: list[PastStay]

    def add(
        self, distribution: Distribution, stays: Sequence[PastStay], place: str
    ) -> None:
        first = len(self.unseen)
        places = np.arange(first, first + len(stays))
        self.forecasts.append(Forecast(distribution, places))
        self.unseen.extend(stays)
        self.scores.extend(log_scores(distribution, recorded(stays), place))

    @classmethod
    def nothing(cls) -> Scored:
        return cls([], [], [])

    def line(self) -> str:
        shares = shares_below(self.forecasts, recorded(self.unseen))
        within = "  ".join(f"{100 * one.share:3.0f}" for one in shares)
        return f"{np.mean(self.scores):7.3f}   {within}"


def past_case(stay: UnitStay) -> PastCase:
    stays = [PastStay("icu", stay.icu_days, PRECISION)]
    if stay.ward_days is not None:
        stays.append(PastStay(WARD, stay.ward_days, PRECISION))
    return PastCase(stay.case, procedure_of(stay), tuple(stays))


def split(
    stays: Sequence[UnitStay], share_seen: float, chance: np.random.Generator
) -> tuple[list[UnitStay], list[UnitStay]]:
    """Return the stays of some hospitals, and those of the others."""
    hospitals = sorted({stay.hospital for stay in stays})
    n_seen = max(1, round(share_seen * len(hospitals)))
    seen = set(chance.permutation(hospitals)[:n_seen])
    return (
        [stay for stay in stays if stay.hospital in seen],
        [stay for stay in stays if stay.hospital not in seen],
    )


def compare_on_operations(stays: Sequence[UnitStay]) -> None:
    figures = PublishedFigures()
    chance = np.random.default_rng(SEED)
    for name, share in SHARES_SEEN.items():
        found: defaultdict[tuple[Group, str], Scored] = defaultdict(Scored.nothing)
        n_seen: defaultdict[Group, list[int]] = defaultdict(list)
        for _ in range(REPEATS):
            seen, unseen = split(stays, share, chance)
            fits = calibrate([past_case(one) for one in seen], figures).fits
            known = stays_by_group(map(past_case, seen))
            to_come = stays_by_group(map(past_case, unseen))
            for fit in fits:
                group = fit.procedure, fit.place
                if group not in GROUPS or group not in to_come or fit.n_cases < 2:
                    continue
                n_seen[group].append(fit.n_cases)
                alone = fit_lognormal(recorded(known[group]))
                published = figures.length(*group)
                for method, one in (
                    ("calibrated", fit.distribution),
                    ("own cases alone", alone),
                    ("published alone", published),
                ):
                    if one is not None:
                        found[group, method].add(one, to_come[group], fit.place)
        print(f"\n{name} of the hospitals seen; score, then % within 50, 80, 90 %")
        for (group, method), scored in sorted(found.items()):
            cases = f"{np.mean(n_seen[group]):.1f}"
            print(f"{' '.join(group):28} {cases:>5}  {method:16} {scored.line()}")


def compare_on_every_diagnosis(stays: Sequence[UnitStay]) -> None:
    chance = np.random.default_rng(SEED)
    found: defaultdict[tuple[str, str], Scored] = defaultdict(Scored.nothing)
    for _ in range(3):
        seen, unseen = (
            [icu_case(one) for one in part] for part in split(stays, 0.5, chance)
        )
        known, to_come = stays_by_group(seen), stays_by_group(unseen)
        for fit in calibrate(seen, PublishedFigures()).fits:
            group = fit.procedure, fit.place
            if group not in to_come or fit.n_cases == 1:
                continue
            others = [one for other in known if other != group for one in known[other]]
            for method, one in (
                ("calibrated", fit.distribution),
                ("own cases alone", fit_lognormal(recorded(known[group]))),
                ("others alone", fit_lognormal(recorded(others))),
            ):
                label = label_of(size_of(fit.n_cases))
                found[label, method].add(one, to_come[group], fit.place)
    print("\nEvery diagnosis, half of the hospitals seen; by own cases")
    for (label, method), scored in sorted(found.items()):
        print(f"{label:11} {len(scored.scores):>5}  {method:16} {scored.line()}")


def icu_case(stay: UnitStay) -> PastCase:
    """Return the stay in intensive care, named after the diagnosis."""
    return PastCase(
        stay.case, stay.diagnosis, (PastStay("icu", stay.icu_days, PRECISION),)
    )


def size_of(n_cases: int) -> tuple[int, float]:
    return next(size for size in SIZES if n_cases <= size[1])


def label_of(size: tuple[int, float]) -> str:
    return f"{size[0]:2}" + (f" to {size[1]}" if size[1] < math.inf else " or more")


def lengths_of(days: Sequence[float]) -> Lengths:
    return recorded([PastStay("icu", one, PRECISION) for one in days])


def by_diagnosis(
    stays: Sequence[UnitStay], chance: np.random.Generator
) -> Iterator[tuple[Lengths, Lengths, LogNormal]]:
    """Yield seen and unseen stays of a diagnosis, and a fit to the other diagnoses."""
    for share in SHARES_SEEN.values():
        known: defaultdict[str, list[float]] = defaultdict(list)
        to_come: defaultdict[str, list[float]] = defaultdict(list)
        for part, found in zip(
            split(stays, share, chance), (known, to_come), strict=True
        ):
            for stay in part:
                found[stay.diagnosis].append(stay.icu_days)
        for diagnosis in known.keys() & to_come.keys():
            others = [x for d in known if d != diagnosis for x in known[d]]
            yield (
                lengths_of(known[diagnosis]),
                lengths_of(to_come[diagnosis]),
                fit_lognormal(lengths_of(others)),
            )


def by_hospital(
    stays: Sequence[UnitStay], chance: np.random.Generator
) -> Iterator[tuple[Lengths, Lengths, LogNormal]]:
    """Yield two halves of a hospital's stays, and a fit to the other hospitals."""
    days: defaultdict[str, list[float]] = defaultdict(list)
    for stay in stays:
        days[stay.hospital].append(stay.icu_days)
    for hospital, own in days.items():
        if len(own) >= FEWEST_STAYS:
            mixed = chance.permutation(own)
            others = [x for h in days if h != hospital for x in days[h]]
            half = len(own) // 2
            yield (
                lengths_of(mixed[:half]),
                lengths_of(mixed[half:]),
                fit_lognormal(lengths_of(others)),
            )


def to_the_hour(lengths: Lengths) -> Lengths:
    middles = lengths.middles
    is_short = lengths.above <= 0
    return Lengths(
        np.where(is_short, 0.0, middles - HOUR / 2),
        np.where(is_short, lengths.up_to, middles + HOUR / 2),
        lengths.weights,
    )


def compare_worths(stays: Sequence[UnitStay]) -> None:
    print("\nMean score to the hour, by what other figures are worth in cases")
    print(f"{'':22}{'sets':>6}" + "".join(f"{worth:>8}" for worth in WORTHS))
    for name, tasks in (("diagnosis", by_diagnosis), ("hospital", by_hospital)):
        chance = np.random.default_rng(SEED)
        scores: defaultdict[tuple[int, float], list[list[float]]] = defaultdict(list)
        for _ in range(5):
            for own, unseen, others in tasks(stays, chance):
                scores[size_of(len(own))].append(
                    [_score(own, unseen, others, worth) for worth in WORTHS]
                )
        for size in SIZES:
            if scores[size]:
                means = np.mean(scores[size], axis=0)
                label = f"{name}, {label_of(size)}"
                print(
                    f"{label:22}{len(scores[size]):>6}"
                    + "".join(f"{one:8.3f}" for one in means)
                )


def _score(own: Lengths, unseen: Lengths, others: LogNormal, worth: float) -> float:
    prior = Prior(others, PriorSource.OTHER_PROCEDURES, worth)
    fit = fit_lognormal(prior.with_records(own))
    return float(log_chances(fit, to_the_hour(unseen)).mean())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python bench/calibration/leave_hospitals_out.py FOLDER")
    every = list(unit_stays(Path(sys.argv[1])))
    compare_on_operations([one for one in every if one.is_heart_or_vascular_operation])
    compare_on_every_diagnosis(every)
    compare_worths(every)
