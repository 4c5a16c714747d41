"""Writes: keyword-only and atomic."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import transaction
from django.utils.timezone import now
from wagtail.users.models import UserProfile

from hub.core import personal

from .models import User


class Needed(Exception):
    """Something hangs on this person alone; `reasons` say in words what."""

    def __init__(self, reasons: list[str]):
        self.reasons = reasons
        super().__init__(*reasons)


@transaction.atomic
def change_preferences(*, user: User, **fields) -> None:
    """Name, language and mails; the language of the admin follows."""
    for name, value in fields.items():
        setattr(user, name, value)
    user.save(update_fields=list(fields))
    if "language" in fields:
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": user.language})


@transaction.atomic
def erase(*, user: User) -> None:
    """Forget a person: nobody can sign in as them, and nothing that is kept tells who they were.

    What they wrote for LAGs and networks stays, and so does that somebody did it when. Raises Needed.
    """
    hindrances = [reason for keeper in personal.keepers() for reason in keeper.hindrances(user)]
    if hindrances:
        raise Needed(hindrances)
    for keeper in personal.keepers():
        keeper.forget(user)
    for held in (EmailAddress, Authenticator, SocialAccount, UserProfile):
        held.objects.filter(user=user).delete()
    for log in (AccessAttempt, AccessFailureLog, AccessLog):
        log.objects.filter(username=user.email).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    user.groups.clear()
    user.user_permissions.clear()
    user.email, user.first_name, user.last_name = f"left-{user.pk}@erased.invalid", "", ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login, user.erased_at = None, now()
    user.set_unusable_password()
    user.save()
