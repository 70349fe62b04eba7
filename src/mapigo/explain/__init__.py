"""Why a patient is where the plan puts them, or why they are not admitted."""

from mapigo.explain.broken_rules import broken_in_words
from mapigo.explain.charge_notes import ChargeNote
from mapigo.explain.displaced_in_words import displaced_in_words
from mapigo.explain.displacement import Displacement
from mapigo.explain.explain_all import explain_all
from mapigo.explain.explain_patient import explain_patient
from mapigo.explain.explanation import Explanation
from mapigo.explain.main_reason import main_reason
from mapigo.explain.option import Option
from mapigo.explain.refusal import DayRefusal, Reason
from mapigo.explain.refusals import refusals
from mapigo.explain.unstaffed_pools import unstaffed_pools
from mapigo.explain.ways_in import ways_in

__all__ = [
    "ChargeNote",
    "DayRefusal",
    "Displacement",
    "Explanation",
    "Option",
    "Reason",
    "broken_in_words",
    "displaced_in_words",
    "explain_all",
    "explain_patient",
    "main_reason",
    "refusals",
    "unstaffed_pools",
    "ways_in",
]
