"""How long something takes, again and again."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from bench.pulse import Pulse

_WARM_UP = 3
_FEWEST = 5


class Spread(NamedTuple):
    """Percentiles in milliseconds; of few rounds the last ones are the slowest round."""

    p50: float
    p95: float
    p99: float


def spread(took: list[float]) -> Spread:
    """The percentiles of some times, of at least two."""
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return Spread(statistics.median(took), cuts[94], cuts[98])


def times(ask: Callable[[], object], *, rounds: int = 200, seconds: float = 3.0) -> Spread:
    """Ask so many times, or until the seconds are over but at least five times; three more to warm up."""
    for _ in range(_WARM_UP):
        ask()
    took: list[float] = []
    until = time.perf_counter() + seconds
    while len(took) < rounds and (len(took) < _FEWEST or time.perf_counter() < until):
        start = time.perf_counter()
        ask()
        took.append((time.perf_counter() - start) * 1000)
    return spread(took)


class Beside(NamedTuple):
    """Two ways to the same, and what the first one takes more.

    ``more`` are milliseconds of CPU, the median over all rounds, as they would be on a machine of its own;
    ``stretched`` is how many times as long they were beside these neighbours (see ``bench.pulse``).
    """

    first: Spread
    second: Spread
    more: float
    stretched: float


def beside(
    first: Callable[[], object], second: Callable[[], object], *, rounds: int = 200, seconds: float = 6.0
) -> Beside:
    """Ask one after the other in every round, so that neighbours disturb both alike."""
    for _ in range(_WARM_UP):
        first()
        second()
    took: list[tuple[float, float]] = []
    more: list[float] = []
    pulse, until = Pulse(), time.perf_counter() + seconds
    while len(took) < rounds and (len(took) < _FEWEST or time.perf_counter() < until):
        pulse.beat()
        start, busy = time.perf_counter(), time.process_time()
        first()
        middle, busy_middle = time.perf_counter(), time.process_time()
        second()
        end, busy_end = time.perf_counter(), time.process_time()
        took.append(((middle - start) * 1000, (end - middle) * 1000))
        more.append(((busy_middle - busy) - (busy_end - busy_middle)) * 1000)
    ours, theirs = ([pair[which] for pair in took] for which in (0, 1))
    stretched = pulse.stretched
    return Beside(spread(ours), spread(theirs), statistics.median(more) / stretched, stretched)
