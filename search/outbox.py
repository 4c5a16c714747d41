"""Telling the index of changes, in the transaction that makes them."""

from collections.abc import Iterable
from itertools import islice

from django.db import transaction

from search import background, events
from search.models import OutboxEntry

BATCH = 1_000
"""Ids in one row, so that mass imports stay cheap."""


def enqueue(kind: str, ids: Iterable[int]) -> None:
    """Note that these records were made, changed or deleted.

    Call it inside the transaction that does so. Once that is committed the index follows, as
    the setting ``SEARCH["DRAIN"]`` says: by default within two seconds, in the background.
    """
    rest = iter(dict.fromkeys(ids))
    batches = iter(lambda: list(islice(rest, BATCH)), [])
    if OutboxEntry.objects.bulk_create([OutboxEntry(kind=kind, ids=batch) for batch in batches]):
        events.noted.send(OutboxEntry)
        transaction.on_commit(background.kick, robust=True)
