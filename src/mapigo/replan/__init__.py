"""What events make of a planning problem and its plan."""

from mapigo.replan.apply_events import Applied, apply_events

__all__ = ["Applied", "apply_events"]
