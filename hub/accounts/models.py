from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """Makes users who sign in by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A user; without a password nobody can sign in as them. Raises ValueError without an address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """A hub administrator; whoever may run commands is believed about the address."""
        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        return user

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.strip().lower())


class User(AbstractUser):
    """A person; the e-mail address is the sign-in name, kept in lower case."""

    class MailRhythm(models.TextChoices):
        AT_ONCE = "once", _("at once")
        DAILY = "daily", _("once a day")
        WEEKLY = "weekly", _("once a week")
        NEVER = "never", _("never")

    username = None
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language of the hub and of its mails"), max_length=2, choices=settings.LANGUAGES, default="en"
    )
    mail_rhythm = models.CharField(
        _("mails about what is new"), max_length=6, choices=MailRhythm, default=MailRhythm.WEEKLY
    )
    #: When the person asked to be forgotten; the row stays for what refers to it, with nothing of theirs in it.
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        if self.erased_at:
            return str(_("a person who left"))
        return self.get_full_name() or self.email

    def clean(self):
        """What forms save is in lower case, too: signing in looks for that."""
        super().clean()
        self.email = self.email.lower()
