"""Exact methods beside the search: the best of a part, all else as it is."""
