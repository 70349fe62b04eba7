"""What mapigo can be asked to do, for the command line and for a web service alike.

One module a use case: ``planning``, ``checking``, ``explaining``, ``benchmarking``,
``converting``, ``examples``, ``demo``, ``listing``, ``booking``, ``backfilling``,
``icu_beds``, ``what_if``, ``bottlenecks``. They take and return values, print nothing,
and touch files only where files are what they are about. Import them from their
modules: checking a plan should not wait for the planner to load.
"""

__all__: list[str] = []
