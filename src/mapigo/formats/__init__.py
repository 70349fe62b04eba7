"""Reading and writing: IHTC files, centre folders, plans, events."""

from mapigo.formats.calibration_tables import write_calibration
from mapigo.formats.events import read_events
from mapigo.formats.json_schema import JSON_SCHEMAS, json_schema
from mapigo.formats.past_cases import PastRecords, read_past_cases
from mapigo.formats.read import plan_format_of, read_plan, read_problem
from mapigo.formats.references import (
    column_reference,
    event_reference,
    setting_reference,
)
from mapigo.formats.replan_folder import REPLAN_FILES, write_replan_folder
from mapigo.formats.write import PlanFormat, ProblemFormat, write_plan, write_problem

__all__ = [
    "JSON_SCHEMAS",
    "REPLAN_FILES",
    "PastRecords",
    "PlanFormat",
    "ProblemFormat",
    "column_reference",
    "event_reference",
    "json_schema",
    "plan_format_of",
    "read_events",
    "read_past_cases",
    "read_plan",
    "read_problem",
    "setting_reference",
    "write_calibration",
    "write_plan",
    "write_problem",
    "write_replan_folder",
]
