"""A program of its own: solve a mixed-integer model from stdin, answer on stdout.

HiGHS cannot be interrupted from Python, and a thread that is left behind in it brings
the process down at its end. A process can be ended at any time. It is run as a file, so
that it loads SciPy and nothing of mapigo.
"""

from __future__ import annotations

import os
import pickle
import sys

from scipy.optimize import milp

if __name__ == "__main__":
    arguments = pickle.load(sys.stdin.buffer)
    # HiGHS now and then prints a line of its own, whatever it is told.
    ours = os.dup(sys.stdout.fileno())
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    result = milp(**arguments)
    answer = (int(result.status), getattr(result, "mip_dual_bound", None))
    with os.fdopen(ours, "wb") as stdout:
        pickle.dump(answer, stdout)
