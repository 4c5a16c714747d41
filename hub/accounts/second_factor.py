"""Codes and passkeys: who needs one, and how their secrets are kept."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

#: What counts; recovery codes only come with one of them.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Adapter(DefaultMFAAdapter):
    """Keeps secrets encrypted, so that a copy of the database alone signs nobody in."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises InvalidToken when the hub's key has changed and the old one is no fallback."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last factor of somebody who needs one stays; another can be added first."""
        if not is_required(authenticator.user) or authenticator.type not in FACTORS:
            return True
        held = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
        return held.exclude(pk=authenticator.pk).exists()


def is_required(user) -> bool:
    """Whether somebody needs a second factor: all who may enter the admin."""
    return settings.SECOND_FACTOR_REQUIRED and user.has_perm("wagtailadmin.access_admin")


def forget_other_sessions(request, user, **kwargs) -> None:
    """End what was begun with the password alone elsewhere: who has a factor was asked for it (`middleware`)."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
        session.end()


def has_one(user) -> bool:
    """Whether somebody has set up a second factor or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def _box() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    derived = (
        hashlib.blake2b(key.encode(), digest_size=32, person=b"second-factor").digest() for key in keys
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
