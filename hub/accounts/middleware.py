from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from . import second_factor


class SecondFactor:
    """Keeps who needs a second factor and has none out of the admin and the workspace, and leads them to where
    they get one. Who has one was asked for it when signing in.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        places = (reverse("wagtailadmin_home"), reverse("workspace:home"))
        if request.path.startswith(places) and self._lacks_one(request.user):
            messages.info(request, _("Editing needs a second step when you sign in. Set one up here."))
            return redirect("mfa_index")
        return self.get_response(request)

    def _lacks_one(self, user) -> bool:
        return user.is_authenticated and second_factor.is_required(user) and not second_factor.has_one(user)


class NeverKept:
    """Pages of signing in, of one's own account and of the workspace are kept by no browser and no proxy."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith((reverse("accounts:overview"), reverse("workspace:home"))):
            add_never_cache_headers(response)
        return response
