"""Background work of search, for the worker."""

from django_tasks import task

from search.embedding import model, work
from search.errors import SearchError
from search.models import Unembedded

SECONDS = 60
"""A turn: then other tasks have theirs."""


@task()
def embed() -> int:
    """Embed what waits for a turn, and ask for the next; how many records that were."""
    try:
        done = work.embed(seconds=SECONDS)
    except SearchError:
        return 0  # somebody else does so, or the engine is away; the next change asks again
    if done and Unembedded.objects.exists():
        embed.enqueue()
    return done


def ask_for_embedding() -> None:
    """Have the worker embed what waits."""
    if model.is_on() and Unembedded.objects.exists():
        embed.enqueue()
