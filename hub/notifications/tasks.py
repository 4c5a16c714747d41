"""Letters and daily duties in the background.

`turn` has itself called again every few minutes; a worker that was killed amid a turn leaves none behind, so
whoever enqueues a letter, and `manage.py prepare`, look whether one waits.
"""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db import DatabaseBackend

from hub.accounts.models import User

from . import daily, post

PAUSE = timedelta(minutes=10)


@task()
def deliver(people: list[int]) -> int:
    """Send what waits for people who want it at once; how many letters went out."""
    ensure_turns()
    ready = User.objects.filter(pk__in=people, mail_rhythm=User.MailRhythm.AT_ONCE)
    return sum(post.send(letter.pk) for letter in post.gather(ready))


@task()
def turn() -> int:
    """Send again what is due, do the day's duties if it is time, and ask for the next turn."""
    _forget_turns()
    ensure_turns()
    daily.run(due_only=True)
    return post.send_due()


def turns_are_sure() -> bool:
    """Whether a turn waits, or tasks here are no matter of a queue."""
    if not isinstance(turn.get_backend(), DatabaseBackend):
        return True
    return _turns().filter(status="READY").exists()


def ensure_turns() -> None:
    """Have the next turn wait, if none does."""
    if not turns_are_sure():
        turn.using(run_after=timezone.now() + PAUSE).enqueue()


def _turns():
    from django_tasks_db.models import DBTaskResult  # only there where the app is installed

    return DBTaskResult.objects.filter(task_path=turn.module_path)


def _forget_turns() -> None:
    """There are some hundred a day, and nobody asks for those that went well."""
    if isinstance(turn.get_backend(), DatabaseBackend):
        _turns().filter(status="SUCCESSFUL").delete()
