"""Writing an offer: begun from nothing, from an idea of the finder or from a project; then step by step."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_ratelimit.decorators import ratelimit

from hub.cooperation.forms import IdeaForm
from hub.cooperation.models import Offer
from hub.cooperation.offers import beginnings, permissions
from hub.cooperation.offers.actions import offers as actions
from hub.cooperation.offers.forms import BeginForm
from hub.cooperation.offers.steps import steps_of
from hub.projects import queries as projects

from .access import own_offer

#: Key of the session that holds an idea until somebody has signed in.
IDEA = "offer_idea"


@ratelimit(group="partners", key="ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
def keep(request: HttpRequest) -> HttpResponse:
    """Remember an idea of the partner finder and go where it becomes an offer, by way of signing in."""
    chosen = IdeaForm(request.GET).chosen()
    request.session[IDEA] = beginnings.as_plain(chosen)
    return redirect("offers:new")


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Choose the group and begin; `?project=` for 'we want to do this too'."""
    groups = permissions.lags_of(request.user)
    project = _project(request.GET.get("project", ""))
    idea = {} if project else request.session.get(IDEA, {})
    start = beginnings.from_project(project) if project else beginnings.from_idea(idea)
    form = BeginForm(groups, start, idea.get("lag"), request.POST or None)
    if request.method == "POST" and form.is_valid():
        offer = form.begin(user=request.user, start=start, project=project, page=get_language() or "en")
        request.session.pop(IDEA, None)
        messages.success(request, _("The draft is kept. Nobody but your group sees it yet."))
        return redirect("offers:write", offer.pk, "idea")
    shown = {"form": form, "groups": groups, "project": project, "start": start if idea or project else None}
    return render(request, "cooperation/offers/new.html", shown)


@login_required
def write(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """One step of the form. What is right is saved even where something else is not."""
    offer = own_offer(request.user, pk)
    steps = steps_of(offer)
    names = [each.slug for each in steps]
    if step not in names:
        raise Http404
    if offer.state not in Offer.WRITABLE:
        messages.info(request, _("Take the offer back to change it."))
        return redirect("offers:offer", pk)
    place = names.index(step)
    form = steps[place](offer, request.POST or None)
    seen, outdated = offer.version, False
    if request.method == "POST":
        whole = form.is_valid()
        told = request.POST.get("version", "")
        version = int(told[:9]) if told.isascii() and told.isdigit() else offer.version
        try:
            fields, texts = form.written()
            offer = actions.save(offer=offer, version=version, fields=fields, texts=texts)
        except actions.MovedOn:
            outdated = True
        else:
            seen = offer.version
            if not _is_autosave(request) and whole:
                return _onward(request, offer, step)
        if _is_autosave(request):
            return _answer(outdated, offer)
    shown = {
        "offer": offer, "form": form, "steps": steps, "step": step, "number": place + 1, "seen": seen,
        "outdated": outdated, "before": names[place - 1] if place else "", "is_last": place == len(names) - 1,
    }  # fmt: skip
    return render(request, "cooperation/offers/write.html", shown, status=409 if outdated else 200)


def _onward(request: HttpRequest, offer: Offer, step: str) -> HttpResponse:
    names = [each.slug for each in steps_of(offer)]
    following = names[names.index(step) + 1 :] if step in names else []
    if "later" in request.POST or not following:
        return redirect("offers:offer", offer.pk)
    return redirect("offers:write", offer.pk, following[0])


def _is_autosave(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "autosave"


def _answer(outdated: bool, offer: Offer) -> JsonResponse:
    if outdated:
        said = _("Somebody else has saved this offer meanwhile. Press the button to see.")
        return JsonResponse({"said": said}, status=409)
    return JsonResponse({"said": _("Saved as a draft"), "version": offer.version})


def _project(number: str):
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    return projects.for_lists().filter(pk=number).first()
