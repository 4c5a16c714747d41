"""What an operator should know of letters and daily duties."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Duty, Letter

#: How long a letter may be due before something is wrong: no worker runs, or none of a current hub.
PATIENCE = timedelta(hours=1)


def trouble() -> list[str]:
    """What is wrong, in words; nothing when letters go out and duties are done."""
    told = []
    failed = Letter.objects.filter(state=Letter.State.FAILED).count()
    if failed:
        told.append(
            ngettext(
                "%(count)d letter could not be sent and was given up. “manage.py daily --retry” tries again.",
                "%(count)d letters could not be sent and were given up. “manage.py daily --retry” tries again.",
                failed,
            )
            % {"count": failed}
        )
    due = timezone.now() - PATIENCE
    if Letter.objects.filter(state=Letter.State.WAITING, next_at__lt=due).exists():
        told.append(_("Letters have been waiting for more than an hour. Does the worker run?"))
    for duty in Duty.objects.exclude(error=""):
        told.append(_("The daily duty %(name)s failed: %(error)s") % {"name": duty.name, "error": duty.error})
    return told
