"""The garbage collector during long work."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Objects made before the youngest are looked through; batches of rows make and drop hundreds of thousands.
_YOUNG = 20_000


@contextmanager
def undisturbed() -> Iterator[None]:
    """Within, what is in memory already (all of Django and the hub) is not searched for garbage.

    It would be, each time that enough new objects have come together: a tenth of the time of an import.
    """
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
