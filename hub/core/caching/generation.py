"""How often what the public sees has changed. Whatever is kept of it is kept for one generation.

The number lies in the database, so that all processes and machines share it: a change is noticed in the
process that made it at once, in others within `PATIENCE`. `signals` tells of changes that go through models,
the search of those that mass imports and the index make.
"""

import logging
import time
from datetime import datetime
from random import getrandbits
from threading import Lock

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

logger = logging.getLogger(__name__)

#: Seconds after which a process that serves pages looks whether another one has changed anything.
PATIENCE = 0.5

#: A number of the database, and one of changes in this process that may not be committed yet.
Token = tuple[int, int]


class _Known:
    """What this process knows."""

    def __init__(self) -> None:
        self.number = 0
        self.changed_at = timezone.now()
        # Not from 0: what one process kept amid its own change, no other may take for the same.
        self.own = getrandbits(48)
        self.read_at = float("-inf")
        self.lock = Lock()


_known = _Known()


def current() -> Token:
    """The generation as this process knows it; asks nobody."""
    return _known.number, _known.own


def changed_at() -> datetime:
    """When anything last changed, as this process knows it; its own start if nothing has since."""
    return _known.changed_at


def refresh() -> None:
    """Look into the database if that was not done for a while; called before a page is served."""
    now = time.monotonic()
    if now - _known.read_at < PATIENCE:
        return
    _known.read_at = now
    try:
        _take(_read())
    except DatabaseError:
        # Kept pages are better than none while the database is away.
        logger.warning("The generation of the content cannot be read.", exc_info=True)
    finally:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


def touch() -> None:
    """Tell that something public changes, inside the transaction that changes it.

    This process forgets what it kept at once and again after the commit; the others hear after the commit.
    """
    forget()
    if not any(function is _tell for _sids, function, _robust in connection.run_on_commit):
        transaction.on_commit(_tell, robust=True)


def forget() -> None:
    """Begin a new generation in this process alone: what it kept so far is worked out anew."""
    with _known.lock:
        _known.own += 1


def _tell() -> None:
    from hub.core.models import Generation

    now = timezone.now()
    rows = Generation.objects.filter(pk=Generation.ROW)
    if not rows.update(number=F("number") + 1, changed_at=now):
        Generation.objects.bulk_create([Generation(pk=Generation.ROW, changed_at=now)], ignore_conflicts=True)
    _known.changed_at = max(_known.changed_at, now)
    forget()


def _read() -> tuple[int, datetime] | None:
    from hub.core.models import Generation

    return Generation.objects.filter(pk=Generation.ROW).values_list("number", "changed_at").first()


def _take(found: tuple[int, datetime] | None) -> None:
    if found:
        _known.number = found[0]
        _known.changed_at = max(_known.changed_at, found[1])
