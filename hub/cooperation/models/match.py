from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy


class MatchChoice(models.Model):
    """What a group decided about somebody whom the hub proposed to it."""

    class Choice(models.TextChoices):
        SAVED = "saved", pgettext_lazy("match", "saved")
        DISMISSED = "dismissed", pgettext_lazy("match", "not for us")

    lag = models.ForeignKey("lags.Lag", models.CASCADE, related_name="match_choices")
    #: The id of a profile: "lag:12", "offer:3".
    profile = models.CharField(max_length=40)
    choice = models.CharField(max_length=9, choices=Choice)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["lag", "profile"], name="match_choice_once")]

    def __str__(self):
        return f"{self.lag}: {self.profile}"


class MatchVisit(models.Model):
    """How somebody looks at the matches of a group: what they have seen, and what counts how much for them."""

    lag = models.ForeignKey("lags.Lag", models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="match_visits")
    #: Ids of profiles that were shown before this visit, and those that were shown during it.
    seen = models.JSONField(default=list)
    showing = models.JSONField(default=list)
    #: Criterion -> 0 (does not count) to 10 (counts twice); 5, as usual, is left out.
    weights = models.JSONField(default=dict)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lag", "user"], name="match_visit_once")]

    def __str__(self):
        return f"{self.user}: {self.lag}"
