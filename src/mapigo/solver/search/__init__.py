"""The search: the annealing loop, its schedule, and the threads that run it."""
