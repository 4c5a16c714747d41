"""What is done once a day: reminders, what runs out, daily letters. Each room registers its duties.

A duty may be run more often than once a day, by an operator or after a failure, and has to bear it.
"""

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.utils import timezone

from .models import Duty

logger = logging.getLogger(__name__)

#: Takes the moment that counts as now.
Work = Callable[[datetime], object]
#: When the day's duties begin, on the clock of the hub; before people come to work.
BEGINS = time(5)
#: After a failure.
PAUSE = timedelta(hours=1)

_duties: dict[str, Work] = {}


def register(duty: Work) -> Work:
    """Have a function called once a day."""
    _duties[f"{duty.__module__}.{duty.__qualname__}"] = duty
    return duty


def run(*, now: datetime | None = None, due_only: bool = False) -> list[str]:
    """Do the day's duties one after the other, whatever happens to one of them; names of those that failed.

    due_only: leaves out what was done since the day's duties began.
    """
    now = now or timezone.now()
    failed = []
    for name, duty in _duties.items():
        if not _claim(name, now, due_only):
            continue
        try:
            duty(now)
        except Exception as error:  # the other duties do not wait for this one
            logger.exception("Daily duty %s failed", name)
            failed.append(name)
            Duty.objects.filter(name=name).update(error=f"{type(error).__name__}: {error}"[:300],
                                                  next_at=now + PAUSE)  # fmt: skip
        else:
            Duty.objects.filter(name=name).update(error="", done_at=now)
    Duty.objects.exclude(name__in=_duties).delete()
    return failed


def _claim(name: str, now: datetime, due_only: bool) -> bool:
    """Whether it is ours to do; nobody else begins before tomorrow."""
    Duty.objects.get_or_create(name=name, defaults={"next_at": now})
    duty = Duty.objects.filter(name=name)
    if due_only:
        duty = duty.filter(next_at__lte=now)
    return bool(duty.update(next_at=_tomorrow(now)))


def _tomorrow(now: datetime) -> datetime:
    here = timezone.localtime(now)
    day = here.date() + timedelta(days=here.time() >= BEGINS)
    return timezone.make_aware(datetime.combine(day, BEGINS))
