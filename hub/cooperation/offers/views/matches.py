"""'My matches' in the workspace: whom the hub proposes to a group, and what the group makes of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.cooperation import loading, proposals
from hub.cooperation.models import MatchChoice, MatchVisit, Offer
from hub.cooperation.offers import matches as matching
from hub.cooperation.offers import permissions, queries
from hub.cooperation.offers.actions import matches as actions
from hub.cooperation.offers.forms import WeightsForm

Choice = MatchChoice.Choice


def _lag(user, pk: int):
    return get_object_or_404(permissions.lags_of(user), pk=pk)


@login_required
def matches(request: HttpRequest, pk: int) -> HttpResponse:
    """The best partners and open offers for a group, or with `?offer=` for one of its own offers."""
    lag = _lag(request.user, pk)
    own = queries.whole(lag.offers.exclude(state=Offer.State.WITHDRAWN)).order_by("-updated_at")
    told = request.GET.get("offer", "")
    offer = own.filter(pk=told).first() if told.isascii() and told.isdigit() and len(told) < 18 else None
    held = MatchVisit.objects.filter(lag=lag, user=request.user).first()
    form = WeightsForm(held.weights if held else {}, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.weigh(user=request.user, lag=lag, weights=form.changed)
        messages.success(request, _("The order follows your weights now."))
        return redirect(_address(lag, offer))
    pool = loading.pool()
    idea, best = matching.found(lag, offer, pool, held.weights if held else {})
    lists = [proposals.shown(each, idea) for each in best] if idea else []
    shown = [match for each in lists for match in each]
    new = actions.visit(user=request.user, lag=lag, shown=[match["key"] for match in shown])
    chosen = dict(lag.match_choices.values_list("profile", "choice"))
    for match in shown:
        match |= {"is_new": match["key"] in new, "saved": chosen.get(match["key"]) == Choice.SAVED}
    kept = [each for each, choice in chosen.items() if choice == Choice.SAVED]
    context = {
        "lag": lag, "offer": offer, "own": own, "form": form, "any": bool(shown),
        "lists": [pair for pair in zip((_("Groups"), _("Open offers")), lists, strict=False) if pair[1]],
        "saved": proposals.records([proposals.key_of(each) for each in kept]),
        "dismissed": sum(choice == Choice.DISMISSED for choice in chosen.values()),
    }  # fmt: skip
    return render(request, "cooperation/offers/matches.html", context)


@login_required
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Save or dismiss one proposal, take that back, or with `again` see all that were dismissed once more."""
    lag = _lag(request.user, pk)
    profile, choice = request.POST.get("profile", ""), request.POST.get("choice", "")
    if "again" in request.POST:
        lag.match_choices.filter(choice=Choice.DISMISSED).delete()
    elif choice not in ("", *Choice) or profile not in loading.pool().rows:
        raise Http404
    else:
        actions.choose(user=request.user, lag=lag, profile=profile, choice=choice)
    told = request.POST.get("offer", "")
    offer = (
        lag.offers.filter(pk=told).first() if told.isascii() and told.isdigit() and len(told) < 18 else None
    )
    return redirect(_address(lag, offer))


def _address(lag, offer) -> str:
    address = reverse("offers:matches", args=[lag.pk])
    return f"{address}?offer={offer.pk}" if offer else address
