"""Bringing changes to the index after a commit, without holding up who made them.

A short-lived thread drains the outbox. It is no daemon, so that a command that ends finishes
its work first; killed, it leaves the rows for the next drain by anyone.
"""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread, Timer

from django.db import DatabaseError, connections

from search import conf, indexer
from search.api import engine
from search.errors import Busy, SearchError

logger = logging.getLogger(__name__)

_GATHER = 0.1
"""Seconds to wait for more changes: a commit of the index costs 20 to 100 ms."""
_PAUSES = (0.5, 2.0, 8.0)
"""Seconds before trying again when the engine or the database is away or busy."""
_LATER = 30.0
"""Seconds before trying once more after all that, again and again while this process lives."""


class _Drainer:
    """At most one draining thread in a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asked = False
        self._running = False
        self._later: Timer | None = None

    def kick(self) -> None:
        """Make sure that a drain starts after this moment."""
        with self._lock:
            self._asked = True
            if self._running:
                return
            self._running = True
        try:
            Thread(target=self._run, name="search-drain").start()
        except BaseException:
            with self._lock:
                self._running = False
            raise

    def kick_later(self) -> None:
        """Kick in a while. A process that ends before does not wait for it: the rows stay for others."""
        with self._lock:
            if self._later is None:
                self._later = Timer(_LATER, self._kick_now)
                self._later.daemon = True
                self._later.start()

    def _kick_now(self) -> None:
        with self._lock:
            self._later = None
        self.kick()

    def _run(self) -> None:
        try:
            while self._take():
                time.sleep(_GATHER)
                _drain_patiently()
        except BaseException:
            with self._lock:
                self._running = False
            raise
        finally:
            connections.close_all()

    def _take(self) -> bool:
        """Whether there is something to do; if not, the thread counts as ended."""
        with self._lock:
            self._running = self._asked
            self._asked = False
            return self._running


def _drain_patiently() -> None:
    for pause in (*_PAUSES, None):
        try:
            indexer.drain()
        except Busy:
            # Whoever is at it brings these rows as well; asked again in case they end before they see them.
            logger.debug("Somebody else brings changes to the search index.")
            connections.close_all()
            if pause is None:
                _drainer.kick_later()
                return
            time.sleep(pause)
        except (SearchError, DatabaseError) as error:
            if pause is None:
                logger.error("The search index could not follow: %s. Nothing is lost.", error)
                _drainer.kick_later()
                return
            logger.info("The search index cannot follow yet (%s), trying again.", error)
            connections.close_all()
            time.sleep(pause)
        else:
            return


_drainer = _Drainer()


def _after_fork() -> None:
    """A child has none of its parent's threads."""
    global _drainer
    _drainer = _Drainer()


os.register_at_fork(after_in_child=_after_fork)


_held = 0
_wanted = False


@contextmanager
def held_back() -> Iterator[None]:
    """Within, changes of this process only gather: a mass import writes without the index beside it.

    Afterwards they are drained the way the settings say; other processes may do so before.
    """
    global _held, _wanted
    _held += 1
    try:
        yield
    finally:
        _held -= 1
        if _wanted and not _held:
            _wanted = False
            kick()


def kick() -> None:
    """Drain the outbox the way the settings say."""
    global _wanted
    if _held:
        _wanted = True
        return
    mode = conf.drain_mode()
    if mode == "thread":
        engine()  # its modules cannot be imported any more by a thread that outlives the main one
        _drainer.kick()
    elif mode == "inline":
        indexer.drain()
