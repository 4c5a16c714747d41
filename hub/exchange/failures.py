"""What stopped a run, in words that say what to do."""

import errno

from django.db import DatabaseError

from hub.exchange.errors import ExchangeError

_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_FULL_TEXTS = ("disk is full", "disk i/o error", "no space left", "disk full", "file too large")
_LOCKED_TEXTS = ("database is locked", "database table is locked", "lock timeout", "deadlock")


def told(error: BaseException) -> ExchangeError:
    """The error to show instead of one of the database, the disk or our own mistakes."""
    if isinstance(error, ExchangeError):
        return error
    text = str(error).lower()
    if getattr(error, "errno", None) in _FULL or any(sign in text for sign in _FULL_TEXTS):
        return ExchangeError("disk_full")
    if isinstance(error, DatabaseError):
        if any(sign in text for sign in _LOCKED_TEXTS):
            return ExchangeError("database_locked")
        return ExchangeError("database", detail=str(error)[:300])
    return ExchangeError("unexpected", detail=f"{type(error).__name__}: {error}"[:300])
