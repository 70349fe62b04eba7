"""What a result was made with: commit, Python, Numba, processor, memory."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

__all__ = ["commit", "machine", "numba_version", "peak_memory_mb"]

_PACKAGE = Path(__file__).parent


def commit() -> str:
    """Return the commit of the checkout that runs, empty outside a checkout.

    ``+`` at the end says that files of the package differ from that commit.
    """
    if not _git("ls-files", "--", __file__):
        return ""
    revision = _git("rev-parse", "--short=12", "HEAD")
    changed = _git("status", "--porcelain", "--", str(_PACKAGE.parent))
    return revision + ("+" if revision and changed else "")


def machine() -> str:
    """Return processor and number of cores; never the name of the host."""
    return f"{_processor()}, {os.cpu_count()} cores"


def numba_version() -> str:
    """Return Numba's version without the wait of importing it."""
    return version("numba")


def peak_memory_mb() -> float:
    """Return the most memory that this process has held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bytes_per_unit = 1 if sys.platform == "darwin" else 1024
    return peak * bytes_per_unit / 1e6


def _git(*arguments: str) -> str:
    try:
        run = subprocess.run(
            ["git", *arguments],
            cwd=_PACKAGE,
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return run.stdout.strip()


def _processor() -> str:
    if sys.platform == "darwin":
        ask = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(
            ask, capture_output=True, text=True, check=False
        ).stdout.strip()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()
