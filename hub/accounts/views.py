"""Pages of one's own account, beside those of allauth."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from . import actions, second_factor
from .forms import EraseForm, PreferencesForm
from .personal import export


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """From the admin's sign-in to the hub's, and on to where somebody wanted to go."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(reverse("account_login") + (f"?{query}" if query else ""))


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Who one is, how the hub speaks to one, and the ways to the rest."""
    form = PreferencesForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        actions.change_preferences(user=request.user, **form.cleaned_data)
        with translation.override(request.user.language):
            messages.success(request, _("Your settings are kept."))
        return redirect(translate_url(request.path, request.user.language))
    asked = {
        "needs_factor": second_factor.is_required(request.user),
        "has_factor": second_factor.has_one(request.user),
    }
    return render(request, "accounts/overview.html", {"form": form, **asked})


@login_required
def data(request: HttpRequest) -> HttpResponse:
    """What the hub keeps of one: take it along, or have it erased."""
    return render(request, "accounts/data.html", {"form": EraseForm()})


@login_required
@reauthentication_required
@require_GET
def download(request: HttpRequest) -> HttpResponse:
    """All of it as JSON, as a file."""
    answer = JsonResponse(export(request.user), json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = 'attachment; filename="leader-hub-account.json"'
    return answer


@login_required
@reauthentication_required
def erase(request: HttpRequest) -> HttpResponse:
    """Have oneself forgotten; the password is asked for again before."""
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.erase(user=request.user)
        except actions.Needed as needed:
            for reason in needed.reasons:
                form.add_error(None, reason)
        else:
            logout(request)
            messages.success(request, _("Your account is erased."))
            return redirect("wagtail_serve", "")
    return render(request, "accounts/data.html", {"form": form, "asked": True})
