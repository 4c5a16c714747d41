from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import kinds


class Letter(models.Model):
    """A mail with one or several notifications. It is claimed before it is sent, so nobody gets it twice."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("given up")
        DROPPED = "dropped", _("no longer wanted")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("person"))
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    #: Not before; the pause after a failure.
    next_at = models.DateTimeField(_("tried next"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent on"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    error = models.CharField(_("what went wrong"), max_length=300, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [models.Index(fields=["state", "next_at"], name="letter_by_turn")]

    def __str__(self):
        return str(self.pk)


class Notification(models.Model):
    """Something that a person was told, once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    kind = models.SlugField(max_length=60)
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    about = GenericForeignKey("content_type", "object_id")
    #: Tells apart what is of one kind and about one record: "reminder-2026-11-22".
    key = models.CharField(max_length=120, blank=True)
    context = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)
    #: Whether it is still to go into a letter, and into which it went.
    to_mail = models.BooleanField(default=True)
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="notifications")

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "content_type", "object_id", "key"], name="notified_once"
            )
        ]
        indexes = [
            models.Index(fields=["person", "-created_at"], name="notification_by_age"),
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="notification_unread"),
            models.Index(fields=["person"], condition=models.Q(to_mail=True), name="notification_to_mail"),
        ]

    def __str__(self):
        return f"{self.kind}: {self.context.get('about', '')}"

    @property
    def subject(self) -> str:
        """One line in the active language."""
        return kinds.of(self.kind).say("subject", self.context)

    @property
    def text(self) -> str:
        """A sentence or two in the active language."""
        return kinds.of(self.kind).say("text", self.context)

    @property
    def topic(self) -> str:
        """What it is about, in the active language."""
        return kinds.TOPICS[kinds.of(self.kind).topic]

    @property
    def address(self) -> str:
        """Path of the page that it leads to, in the active language; "" when its record is gone."""
        return kinds.of(self.kind).address(self.about) if self.about is not None else ""


class Duty(models.Model):
    """What is done once a day (`daily`): when next, and what went wrong the last time."""

    name = models.CharField(max_length=200, unique=True)
    next_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("daily duty")
        verbose_name_plural = _("daily duties")

    def __str__(self):
        return self.name
