"""What somebody should look at among the imports."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.attention import Need

from .models import ImportRun

State = ImportRun.State


def _in_state(state: str, **more) -> Callable[[QuerySet], QuerySet]:
    """Runs in this state that nobody has put away."""
    return lambda runs: runs.filter(state=state, put_away=False, **more)


NEEDS = (
    Need("failed", _("failed"), _in_state(State.FAILED)),
    Need("interrupted", _("interrupted"), _in_state(State.INTERRUPTED)),
    Need("to-confirm", _("checked, waiting to be confirmed"), _in_state(State.CHECKED)),
    Need("refused", _("with refused rows"), _in_state(State.DONE, refused__gt=0)),
    Need("doubtful", _("with doubtful rows"), _in_state(State.DONE, doubtful__gt=0)),
)
