"""Background work of search, for the worker."""

from django_tasks import task
from django_tasks.base import TASK_MIN_PRIORITY
from django_tasks_db import DatabaseBackend

from search.embedding import model, work
from search.errors import SearchError
from search.models import Unembedded

SECONDS = 60
"""A turn, if nobody waits: between two of them the worker can be ended in peace."""


@task(priority=TASK_MIN_PRIORITY)
def embed() -> int:
    """Embed what waits for a turn, and ask for the next; how many records that were.

    Somebody waits for most other tasks (an import, a letter), nobody for this one: it comes after
    all others and ends its turn as soon as one waits.
    """
    try:
        done = work.embed(seconds=SECONDS, others_wait=_others_wait)
    except SearchError:
        return 0  # somebody else does so, or the engine is away; the next change asks again
    ask_for_embedding()
    return done


def _others_wait() -> bool:
    """Whether a task waits that comes before embedding, on a queue in the database."""
    backend = embed.get_backend()
    if not isinstance(backend, DatabaseBackend):
        return False
    from django_tasks_db.models import DBTaskResult  # only there where the app is installed

    waiting = DBTaskResult.objects.ready().filter(backend_name=backend.alias, queue_name=embed.queue_name)
    return waiting.filter(priority__gt=embed.priority).exists()


def ask_for_embedding() -> None:
    """Have the worker embed what waits."""
    if model.is_on() and Unembedded.objects.exists():
        embed.enqueue()
