"""Events in a file: a CSV table or JSON lines, from one declaration."""

from mapigo.formats.events.kinds import EVENT_KINDS, EventKind, EventWord
from mapigo.formats.events.reading import read_events
from mapigo.formats.events.table import EVENTS_TABLE

__all__ = ["EVENTS_TABLE", "EVENT_KINDS", "EventKind", "EventWord", "read_events"]
