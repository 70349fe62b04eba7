"""A program of its own: solve a mixed-integer model from stdin, answer on stdout.

HiGHS cannot be interrupted from Python, and a thread that is left behind in it brings
the process down at its end. A process can be ended at any time. It is run as a file, so
that it loads SciPy and nothing of mapigo.
"""

from __future__ import annotations

import pickle
import sys

from scipy.optimize import milp

if __name__ == "__main__":
    arguments = pickle.load(sys.stdin.buffer)
    result = milp(**arguments)
    answer = (int(result.status), getattr(result, "mip_dual_bound", None))
    pickle.dump(answer, sys.stdout.buffer)
