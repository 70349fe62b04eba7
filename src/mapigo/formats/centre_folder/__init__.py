"""The centre folder, mapigo's own format: ``centre.toml`` beside tables in CSV."""

from mapigo.formats.centre_folder.reading import read_centre_folder
from mapigo.formats.centre_folder.tables import CENTRE_FILES, CENTRE_TABLES
from mapigo.formats.centre_folder.writing import centre_folder_texts

__all__ = [
    "CENTRE_FILES",
    "CENTRE_TABLES",
    "centre_folder_texts",
    "read_centre_folder",
]
