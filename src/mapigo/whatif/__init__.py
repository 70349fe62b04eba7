"""What a change would bring, before it is made, and what is short."""

from mapigo.whatif.apply_changes import Changed, apply_changes
from mapigo.whatif.bottleneck import Bottleneck, Bottlenecks
from mapigo.whatif.bottlenecks import bottlenecks
from mapigo.whatif.candidate import Candidate
from mapigo.whatif.candidates import candidates
from mapigo.whatif.change import CapacityChange, Change, PolicyChange, Thing, Verb
from mapigo.whatif.change_text import change_text
from mapigo.whatif.comparison import Comparison, Side
from mapigo.whatif.figure import Figure, Measure
from mapigo.whatif.noise import Verdict
from mapigo.whatif.read_changes import read_changes
from mapigo.whatif.trials import TrialOptions, Work
from mapigo.whatif.what_if import what_if

__all__ = [
    "Bottleneck",
    "Bottlenecks",
    "Candidate",
    "CapacityChange",
    "Change",
    "Changed",
    "Comparison",
    "Figure",
    "Measure",
    "PolicyChange",
    "Side",
    "Thing",
    "TrialOptions",
    "Verb",
    "Verdict",
    "Work",
    "apply_changes",
    "bottlenecks",
    "candidates",
    "change_text",
    "read_changes",
    "what_if",
]
