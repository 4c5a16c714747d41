"""Round numbers along an axis."""

from math import floor, log10

#: Steps that people count in, as parts of a power of ten.
STEPS = (1, 2, 2.5, 5, 10)


def ticks(highest: float, most: int = 5) -> list[float]:
    """Even steps from 0 to at least `highest`: at most `most` of them beyond 0.

    >>> ticks(83)
    [0, 20, 40, 60, 80, 100]
    >>> ticks(3)
    [0, 1, 2, 3]
    """
    if highest <= 0:
        return [0, 1]
    power = 10 ** floor(log10(highest / most))
    step = next(step * power for step in STEPS if step * power * most >= highest)
    if highest >= 1 and step < 1:
        step = 1  # of countable things there are no halves
    count = -(-highest // step)
    return [_tidy(step * number) for number in range(int(count) + 1)]


def _tidy(value: float) -> float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
