"""How the hub differs from what allauth does by itself."""

from types import SimpleNamespace

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.urls import reverse
from django.utils import translation


class Adapter(DefaultAccountAdapter):
    """A new person keeps the language they came in; who signs in comes to the hub in theirs."""

    def new_user(self, request):
        user = super().new_user(request)
        user.language = _language_of_page()
        return user

    def get_login_redirect_url(self, request):
        with translation.override(request.user.language):
            return reverse(settings.LOGIN_REDIRECT_URL)

    def send_mail(self, template_prefix, email, context):
        """In the hub's name and the language of the person, where there is one; else in that of the page."""
        user = context.get("user")
        hub = SimpleNamespace(name=settings.WAGTAIL_SITE_NAME, domain=settings.WAGTAILADMIN_BASE_URL)
        context = {**context, "current_site": hub}
        with translation.override(getattr(user, "language", None) or translation.get_language()):
            super().send_mail(template_prefix, email, context)


class SocialAdapter(DefaultSocialAccountAdapter):
    def new_user(self, request, sociallogin):
        user = super().new_user(request, sociallogin)
        user.language = _language_of_page()
        return user


def _language_of_page() -> str:
    language = translation.get_language()
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
