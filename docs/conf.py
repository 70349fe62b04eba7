"""How the documentation is built; `make docs` does it."""

from __future__ import annotations

import sys
from pathlib import Path

from mapigo.version import __version__

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "mapigo"
author = "The mapigo developers"
copyright = "The mapigo developers"
release = __version__

extensions = [
    "myst_parser",
    "numpydoc",
    "sphinx.ext.autodoc",
    "benchmark_results",
    "benchmark_sizes",
    "command_help",
    "format_reference",
    "move_table",
]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "mapigo"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["benchmark.css"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"
numpydoc_show_class_members = False

# Every mention of a name of mapigo's must lead somewhere; those of Python and NumPy
# would need their inventories, which a build without network does not have.
nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(?!mapigo).*")]
# What ``Occupancy.free`` and ``unit_loads`` return is for scoring and explain alone.
nitpick_ignore = [
    ("py:class", "mapigo.scoring.free_capacity.FreeCapacity"),
    ("py:class", "mapigo.scoring.unit_loads.UnitLoads"),
]
