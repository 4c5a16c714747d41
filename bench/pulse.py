"""How much neighbours stretch CPU time: shared caches and cores make the same work take longer.

A little loop of Python is timed again and again while something is measured; how much longer it takes on
average than it ever took at best is how much the CPU seconds of that something are stretched.
"""

import time

_LOOPS = 3000


class Pulse:
    """Beats while something is measured; the best beat of all in this process is the undisturbed one."""

    best = float("inf")

    def __init__(self) -> None:
        self._beats: list[float] = []

    def beat(self) -> None:
        """Time the loop: a millisecond of CPU. The first round after a pause only warms the caches up."""
        _loop()
        start = time.process_time()
        _loop()
        self._beats.append(time.process_time() - start)
        Pulse.best = min(Pulse.best, self._beats[-1])

    @property
    def stretched(self) -> float:
        """1 on a machine of one's own, 2 where work takes twice the CPU time."""
        return max(1.0, sum(self._beats) / len(self._beats) / Pulse.best) if self._beats else 1.0


def _loop() -> None:
    counted: dict[str, int] = {}
    for number in range(_LOOPS):
        key = str(number & 1023)
        counted[key] = counted.get(key, 0) + number


def find_best() -> None:
    """Beat often enough that one beat is undisturbed; a second or so."""
    pulse = Pulse()
    for _ in range(1000):
        pulse.beat()
