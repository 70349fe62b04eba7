"""The difference between two plans as one page: who moves, and why."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mapigo.domain import RULES, Booking, Calendar
from mapigo.explain import broken_in_words
from mapigo.replan import Change, Replanned
from mapigo.report.page import environment, resource
from mapigo.scoring import Score
from mapigo.version import __version__

__all__ = ["difference_page"]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A patient's change, ready to be shown: where from, where to, days between."""

    patient: str
    kind: str
    before: str
    after: str
    days_moved: str
    reason: str
    cost_change: str


@dataclass(frozen=True, slots=True)
class CostRow:
    """What a rule costs before and after."""

    rule: str
    name: str
    before: str
    after: str
    change: str


def difference_page(answer: Replanned) -> str:
    """Return the answer to events as one self-contained HTML page."""
    calendar = answer.problem.centre.calendar
    template = environment().get_template("difference.html")
    return template.render(
        centre=answer.problem.centre.name,
        sentences=answer.sentences,
        verdict=_verdict(answer.score),
        freeze_holds=answer.freeze_holds,
        changes_are_free=answer.changes_are_free,
        broken_before=broken_in_words(answer.score_before),
        rows=[_row(change, calendar) for change in answer.difference.changes],
        costs=_cost_rows(answer.score_before, answer.score),
        cost_before=f"{answer.score_before.cost:,}",
        cost_after=f"{answer.score.cost:,}",
        n_nurse_changes=f"{answer.difference.n_nurse_changes:,}",
        style=Markup(resource("page.css")),
        mapigo_version=__version__,
    )


def _row(change: Change, calendar: Calendar) -> ChangeRow:
    days_moved = ""
    if change.before and change.after:
        days = change.after.admission_day - change.before.admission_day
        days_moved = f"{days:+d}" if days else "same day"
    return ChangeRow(
        patient=change.patient,
        kind=change.kind.value,
        before=_place(change.before, calendar),
        after=_place(change.after, calendar),
        days_moved=days_moved,
        reason=change.reason,
        cost_change=f"{change.cost_change:+,}",
    )


def _place(booking: Booking | None, calendar: Calendar) -> str:
    if booking is None:
        return "–"
    room = f", room {booking.room}" if booking.room else ""
    return (
        f"{calendar.label(booking.admission_day)}: theatre {booking.theatre}{room}, "
        f"surgeon {booking.surgeon}"
    )


def _verdict(score: Score) -> str:
    if score.is_feasible:
        return "The new plan holds every hard rule."
    return (
        "No plan that holds every hard rule was found. This is the least bad one; it "
        f"breaks {broken_in_words(score)}."
    )


def _cost_rows(before: Score, after: Score) -> list[CostRow]:
    rows = []
    for line in after.by_rule:
        was = before.rule(line.rule).cost
        if was != line.cost:
            rows.append(
                CostRow(
                    line.rule,
                    RULES[line.rule].name,
                    f"{was:,}",
                    f"{line.cost:,}",
                    f"{line.cost - was:+,}",
                )
            )
    return rows
