"""What the room of accounts keeps of a person."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _
from wagtail.models import Revision

from hub.core import personal

from .models import User


def export(user: User) -> dict:
    """All that the hub keeps of a person, room by room; dates are datetimes."""
    return {keeper.name: keeper.tell(user) for keeper in personal.keepers()}


def _tell(user: User) -> dict:
    return {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "language": user.language,
        "mails": user.mail_rhythm,
        "joined": user.date_joined,
        "last_sign_in": user.last_login,
        "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "second_factors": list(
            Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")
        ),
        "providers": list(SocialAccount.objects.filter(user=user).values("provider", "uid", "date_joined")),
        "sessions": list(
            UserSession.objects.filter(user=user).values("ip", "user_agent", "created_at", "last_seen_at")
        ),
        "versions_written": list(Revision.objects.filter(user=user).values("object_str", "created_at")),
    }


def _hindrances(user: User) -> list[str]:
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        return [_("You are the hub’s only administrator. Give somebody else that right first.")]
    return []


keeper = personal.Keeper("account", tell=_tell, forget=lambda user: None, hindrances=_hindrances)
