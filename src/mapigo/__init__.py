"""mapigo: admissions, theatres, ICU, beds and nurses of a heart centre in one plan."""

from mapigo.version import __version__

__all__ = ["__version__"]
