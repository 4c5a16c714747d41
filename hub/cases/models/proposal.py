from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .case import CasePage


class CaseProposal(models.Model):
    """A group's wish that its network tells a project as a case."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    project = models.ForeignKey(
        "projects.Project", models.CASCADE, related_name="case_proposals", verbose_name=_("project")
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("proposed by")
    )
    why = models.TextField(_("why others should read it"), max_length=2000)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    case = models.ForeignKey(CasePage, models.SET_NULL, null=True, related_name="+", verbose_name=_("case"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("proposal of a case")
        verbose_name_plural = _("proposals of cases")
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(state="waiting"), name="case_proposed_once_at_a_time"
            )
        ]

    def __str__(self):
        return str(self.project)
