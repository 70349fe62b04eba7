"""All tables of a centre folder, in the order in which a newcomer fills them in."""

from __future__ import annotations

from mapigo.formats.centre_folder.house import HOUSE_TABLES
from mapigo.formats.centre_folder.people import PEOPLE_TABLES
from mapigo.formats.centre_folder.settings import SETTINGS_FILE
from mapigo.formats.centre_folder.staff import STAFF_TABLES

__all__ = ["CENTRE_FILES", "CENTRE_TABLES"]

CENTRE_TABLES = (*PEOPLE_TABLES, *HOUSE_TABLES, *STAFF_TABLES)
CENTRE_FILES = frozenset({SETTINGS_FILE, *(table.file for table in CENTRE_TABLES)})
"""Everything that a centre folder may hold."""
