from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.models.texts import LanguageField

from .offer import Offer


class Interest(models.Model):
    """A group wants to take part in another one's offer."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("interest", "waits for an answer")
        ACCEPTED = "accepted", pgettext_lazy("interest", "accepted")
        DECLINED = "declined", pgettext_lazy("interest", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("interest", "taken back")
        #: The offer was withdrawn or its partners were found meanwhile.
        CLOSED = "closed", pgettext_lazy("interest", "offer closed")

    class Reason(models.TextChoices):
        ENOUGH = "enough", _("We have found enough partners.")
        FOCUS = "focus", _("Our plans have moved in another direction.")
        TIMING = "timing", _("Your time and ours do not meet.")
        FUNDS = "funds", _("The rules of our funds do not fit together.")
        LATER = "later", _("We cannot take this on now, but would like to hear from you later.")

    #: States in which one group has one interest in an offer.
    GOING = (State.OPEN, State.ACCEPTED)

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="interests")
    lag = models.ForeignKey("lags.Lag", models.CASCADE, related_name="interests")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    lang = LanguageField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    reason = models.CharField(max_length=7, choices=Reason, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    #: When the offering side first answered in any way.
    answered_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("interest in an offer")
        verbose_name_plural = _("interests in offers")
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "lag"],
                condition=models.Q(state__in=("open", "accepted")),
                name="interest_once",
            )
        ]

    def __str__(self):
        return f"{self.lag}: {self.offer}"

    @property
    def waited(self) -> timedelta | None:
        """How long the first answer took; None while there is none."""
        return self.answered_at - self.created_at if self.answered_at else None
