"""Writing a group's profile: drafts that keep themselves, two people at once, publishing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from hub.core.merging import Values, changed
from hub.lags import actions, drafts, permissions
from hub.lags.models import Lag
from hub.lags.profile_form import LOGO_SALT, ProfileForm
from hub.places.place_fields import point_of

#: Fields that are no values of the profile: they are not sent on when two versions are put together.
_OF_THE_PAGE = ("csrfmiddlewaretoken", "version", "seen", "logo", "act")


@login_required
def profile(request: HttpRequest, pk: int) -> HttpResponse:
    """The form. Buttons: save, publish, add (a language), find (a place); the page's script keeps drafts itself."""
    lag = _mine(request, pk)
    if request.method == "POST":
        return _sent(request, lag)
    draft = lag.get_latest_revision_as_object()
    values = drafts.values_of(draft)
    return _page(request, lag, ProfileForm(lag=lag, values=values), drafts.version_of(lag))


def _sent(request: HttpRequest, lag: Lag) -> HttpResponse:
    data, act = request.POST, request.POST.get("act", "save")
    by_itself = act == "keep"
    version = data.get("version", "")
    draft = lag.get_latest_revision_as_object()
    values = drafts.values_at(lag, version) or drafts.values_of(draft)
    more = [data["more"]] if act == "add" and data.get("more") else []
    form = ProfileForm(data, None if by_itself else request.FILES, lag=lag, values=values, more=more)
    if act in ("add", "find"):
        return _page(request, lag, form, version, found=form.places() if act == "find" else None)
    if not form.is_valid() and not by_itself:
        return _page(request, lag, form, version)
    edited = form.edited()
    if form.cleaned_data.get("logo"):
        edited["logo_id"] = actions.add_logo(
            lag=lag, file=form.cleaned_data["logo"], description=form.cleaned_data["logo_description"],
            user=request.user,
        ).pk  # fmt: skip
    chosen = {name.removeprefix("choose-"): data[name] for name in data if name.startswith("choose-")}
    try:
        version, kept = actions.save_draft(
            lag=lag, values=edited, user=request.user, version=version, seen=data.get("seen", ""),
            chosen=chosen, by_itself=by_itself,
        )  # fmt: skip
        if act == "publish":
            actions.publish(lag=lag, user=request.user, version=version)
    except actions.Moved as moved:
        return _two_versions(request, lag, moved, edited, by_itself)
    except actions.Locked:
        if by_itself:
            return JsonResponse({"told": _("The profile is locked by an editor.")}, status=423)
        messages.error(request, _("The profile is locked by an editor."))
        return redirect("workspace:profile", lag.pk)
    if by_itself:
        moment = time_format(localtime(), "TIME_FORMAT")
        return JsonResponse({"version": version, "told": _("Draft kept at %(time)s") % {"time": moment}})
    if kept:
        named = ", ".join(drafts.label(key) for key in kept)
        messages.info(
            request, _("Somebody else changed this meanwhile; both are kept: %(fields)s") % {"fields": named}
        )
    if act == "publish":
        messages.success(request, _("The profile is published."))
    else:
        messages.success(request, _("The draft is kept. The public sees it once it is published."))
    return redirect("workspace:profile", lag.pk)


def _two_versions(request, lag: Lag, moved: actions.Moved, edited: Values, by_itself: bool) -> HttpResponse:
    """Both versions side by side, for who came second to choose from, a field at a time."""
    if by_itself:
        told = _("Somebody else has changed the profile meanwhile. Save the draft to see both versions.")
        return JsonResponse({"told": told}, status=409)
    sent = [(name, value) for name in request.POST if name not in _OF_THE_PAGE and not name.startswith("choose-")
            for value in request.POST.getlist(name)]  # fmt: skip
    sent = [pair for pair in sent if pair[0] not in ("logo_kept", "point")]
    if edited["logo_id"]:
        sent.append(("logo_kept", signing.dumps(edited["logo_id"], salt=LOGO_SALT)))
    if point := point_of(request.POST.get("point", "")):
        sent.append(("point", f"{point.lat},{point.lon}"))
    lag.refresh_from_db()
    latest = lag.latest_revision
    context = {
        "heading": lag,
        "back": request.path,
        "rows": drafts.side_by_side(moved.keys, moved.mine, moved.theirs),
        "sent": sent,
        "version": request.POST.get("version", ""),
        "seen": moved.version,
        "act": request.POST.get("act", "save"),
        "other": latest.user if latest else None,
        "when": latest.created_at if latest else None,
    }
    return render(request, "lags/two_versions.html", context, status=409)


def _page(request, lag: Lag, form: ProfileForm, version: str, found: list | None = None) -> HttpResponse:
    context = {
        "lag": lag,
        "form": form,
        "version": version,
        "found": found,
        "overtaken": _overtaken(lag),
        "may_validate": permissions.may_validate(request.user, lag),
    }
    return render(request, "lags/edit.html", context)


def _overtaken(lag: Lag) -> list[dict]:
    """What an import has changed in the published profile since the draft was kept: rows of (draft, published)."""
    live, latest = lag.live_revision, lag.latest_revision
    if (
        not lag.has_unpublished_changes
        or live is None
        or latest is None
        or live.created_at < latest.created_at
    ):
        return []
    draft, public = drafts.values_of(latest.as_object()), drafts.values_of(lag)
    return drafts.side_by_side(changed(draft, public), draft, public)


def _mine(request: HttpRequest, pk: int) -> Lag:
    """The group, for who may edit it; for everybody else there is none."""
    lags = Lag.objects.select_related("country", "source", "latest_revision", "live_revision", "logo")
    lag = get_object_or_404(lags, pk=pk)
    if not permissions.may_edit(request.user, lag):
        raise Http404
    return lag
