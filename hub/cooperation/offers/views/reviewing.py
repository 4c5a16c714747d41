"""What networks do: judge offers, and look at messages that were reported."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hub.cooperation.models import Offer
from hub.cooperation.offers import figures as counting
from hub.cooperation.offers import queries
from hub.cooperation.offers.actions import conversations
from hub.cooperation.offers.actions import offers as actions
from hub.cooperation.offers.forms import ReviewForm
from hub.core import formats
from hub.networks.scope import scope_of

from .access import reviewed_offer


@login_required
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The offer, and four criteria to judge it by. Whoever comes second is told what was decided."""
    offer = reviewed_offer(request.user, pk)
    if offer.state != Offer.State.REVIEW and request.method == "GET":
        messages.info(request, _("This offer waits for no judgement (any more)."))
        return redirect(offer.get_absolute_url() if offer.state in Offer.SHOWN else "offers:home")
    form = ReviewForm(offer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            judged = actions.review(
                offer=offer, user=request.user, version=form.cleaned_data["version"],
                points=form.points, comment=form.cleaned_data["comment"],
            )  # fmt: skip
        except actions.MovedOn:
            messages.error(
                request, _("Somebody else has decided, or the group has changed the offer, meanwhile.")
            )
        else:
            said = (
                _("The offer is published.") if judged.passed else _("The offer goes back with your remarks.")
            )
            messages.success(request, said)
        return redirect("offers:home")
    shown = {
        "offer": offer, "form": form, "text": offer.text_in(offer.lang), "english": offer.text_in("en"),
        "earlier": offer.reviews.all(),
    }  # fmt: skip
    return render(request, "cooperation/offers/review.html", shown)


@login_required
def figures(request: HttpRequest) -> HttpResponse:
    """What came of the offers of groups that somebody tends, all together and by theme."""
    scope = scope_of(request.user)
    if not scope:
        raise Http404
    together, by_theme = counting.of_scope(scope)
    tiles = [
        (_("offers published"), formats.number(together.offers)),
        (_("open now"), formats.number(together.open)),
        (_("interests"), formats.number(together.interests)),
        (pgettext("interests", "accepted"), formats.number(together.accepted)),
    ]
    if together.answered_in is not None:
        tiles.append((_("time to the first answer"), formats.duration(together.answered_in)))
    rows = [(theme, found, formats.duration(found.answered_in)) for theme, found in by_theme]
    return render(request, "cooperation/offers/figures.html", {"figures": tiles, "rows": rows})


@login_required
def reports(request: HttpRequest) -> HttpResponse:
    """Messages of groups that somebody tends which others have reported."""
    if not scope_of(request.user):
        raise Http404
    waiting = queries.reports_for(request.user)
    if request.method == "POST":
        told = request.POST.get("report", "")
        found = waiting.filter(pk=told).first() if told.isascii() and told.isdigit() else None
        if found is None:
            raise Http404
        conversations.settle(user=request.user, report=found)
        messages.success(request, _("Noted as seen to."))
        return redirect("offers:reports")
    return render(request, "cooperation/offers/reports.html", {"reports": waiting})
