"""The moves of the search, one file each; ``registry`` names them with their shares."""
