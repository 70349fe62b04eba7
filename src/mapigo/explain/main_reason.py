"""One short sentence that says why a patient is not admitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mapigo.explain.refusal import DayRefusal, Reason

__all__ = ["main_reason"]

SUBJECTS = {
    "H1": "No bed in a suitable room",
    "H2": "No room suits the patient",
    "H3": "No surgeon time",
    "H4": "No theatre time",
    "H7": "No bed in a suitable room",
    "H9": "No bed in a suitable room",
    "H11": "No theatre or surgeon suits the case",
    "H12": "Pinned otherwise",
    "H13": "Not available (suspended)",
}


def main_reason(refusals: Sequence[DayRefusal]) -> str:
    """Return the reason that refuses most days of the window, for a table.

    Parameters
    ----------
    refusals
        What ``mapigo.explain.refusals`` found for a patient who is not admitted.
    """
    window = [refusal for refusal in refusals if not _is_outside_window(refusal)]
    if not window:
        return refusals[-1].reasons[0].sentence
    n_feasible = sum(refusal.is_feasible for refusal in window)
    if n_feasible:
        return f"Feasible on {_share(n_feasible, window)}, but not chosen."
    days_refused = Counter(
        subject
        for refusal in window
        for subject in dict.fromkeys(_subject(reason) for reason in refusal.reasons)
    )
    subject, n_refused = days_refused.most_common(1)[0]
    return f"{subject} on {_share(n_refused, window)}."


def _is_outside_window(refusal: DayRefusal) -> bool:
    return any(reason.rule == "H6" for reason in refusal.reasons)


def _subject(reason: Reason) -> str:
    if reason.rule == "H10":
        return f"{reason.resource} full"
    return SUBJECTS[reason.rule]


def _share(n: int, window: Sequence[DayRefusal]) -> str:
    if n == len(window):
        return {1: "the only day", 2: "both days"}.get(n, f"all {n} days")
    return f"{n} of {len(window)} days"
