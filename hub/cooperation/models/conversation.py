from pathlib import PurePath
from secrets import token_hex, token_urlsafe

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.core.models.texts import LanguageField

from .interest import Interest


def private_storage():
    """Where files lie that no address serves."""
    return storages["private"]


def new_token() -> str:
    """A name that cannot be guessed: 128 bits."""
    return token_urlsafe(16)


def attachment_path(message, name: str) -> str:
    """Where an attachment lies: a name of our own, whatever the sender's was; the kind stays."""
    return f"conversations/{token_hex(16)}{PurePath(name).suffix.lower()}"


class Conversation(models.Model):
    """What two groups write to each other about an interest. Nobody sees an address of anybody."""

    interest = models.OneToOneField(Interest, models.CASCADE, related_name="conversation")
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    last_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-last_at"]
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")

    def __str__(self):
        return str(self.interest)

    def get_absolute_url(self) -> str:
        """Where its two sides read it."""
        return reverse("offers:conversation", args=[self.token])

    @property
    def offer(self):
        return self.interest.offer

    @property
    def sides(self) -> tuple:
        """The offering and the interested group."""
        return self.interest.offer.lag, self.interest.lag


class Message(models.Model):
    """What one side wrote."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    lag = models.ForeignKey("lags.Lag", models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=4000)
    lang = LanguageField(blank=True, default="")
    attachment = models.FileField(storage=private_storage, upload_to=attachment_path, blank=True)
    attachment_name = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [models.Index(fields=["author", "created_at"], name="message_by_author")]

    def __str__(self):
        return f"{self.lag}: {self.created_at}"


class Reading(models.Model):
    """Until when somebody has read a conversation."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "user"], name="reading_once")]

    def __str__(self):
        return f"{self.user}: {self.until}"


class Block(models.Model):
    """A group hears no more of another one."""

    lag = models.ForeignKey("lags.Lag", models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey("lags.Lag", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lag", "blocked"], name="block_once")]

    def __str__(self):
        return f"{self.lag}: {self.blocked}"


class Report(models.Model):
    """Somebody says that a message should not have been sent; the sender's network looks into it."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="reports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    why = models.TextField(_("what is wrong with it"), max_length=1000)
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["message"], condition=models.Q(settled_at__isnull=True), name="report_open_once"
            )
        ]

    def __str__(self):
        return str(self.message)
