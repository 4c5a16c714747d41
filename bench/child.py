"""Running a command as a process of its own and measuring it."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.pulse import Pulse

ROOT = Path(__file__).parents[1]
_BETWEEN_BEATS = 0.1


@dataclass(frozen=True, slots=True)
class Measured:
    """A finished process: wall and CPU seconds, highest resident memory in 10^6 bytes, what it printed.

    stretched: how many times as long its CPU seconds were as they would be without neighbours.
    """

    seconds: float
    cpu: float
    peak_mb: float
    output: str
    stretched: float

    @property
    def quiet(self) -> float:
        """CPU seconds as they would be on a machine of its own."""
        return self.cpu / self.stretched


def measure(command: list[str], environment: Mapping[str, str]) -> Measured:
    """Run a Python command line to its end. Raises SystemExit with its last words if it fails.

    The peak is the kernel's (`ru_maxrss` of exactly this child). A new process inherits its parent's peak,
    so whoever calls this must itself stay small: import neither Django nor the hub.
    """
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        pulse = Pulse()
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            pulse.beat()
            time.sleep(_BETWEEN_BEATS)
        seconds = time.perf_counter() - start
        _pid, status, used = ended
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        output = told.read().decode("utf-8", "replace")
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{output[-4000:]}")
    return Measured(
        seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6, output, pulse.stretched
    )
