"""What somebody should look at among the imports."""

from django.utils.translation import gettext_lazy as _

from hub.core.attention import Need

from .models import ImportRun

State = ImportRun.State
NEEDS = (
    Need("to-confirm", _("checked, waiting to be confirmed"), lambda runs: runs.filter(state=State.CHECKED)),
    Need("failed", _("failed"), lambda runs: runs.filter(state=State.FAILED)),
    Need("interrupted", _("interrupted"), lambda runs: runs.filter(state=State.INTERRUPTED)),
    Need("refused", _("with refused rows"), lambda runs: runs.filter(state=State.DONE, refused__gt=0)),
    Need("doubtful", _("with doubtful rows"), lambda runs: runs.filter(state=State.DONE, doubtful__gt=0)),
)
