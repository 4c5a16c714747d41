"""Offers in the workspace: those of one's groups, one of them, and what is done with it."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from hub.cooperation.models import Interest, Offer
from hub.cooperation.offers import permissions, queries
from hub.cooperation.offers.actions import offers as actions
from hub.cooperation.offers.forms import ProgressForm
from hub.cooperation.offers.steps import steps_of
from hub.core import formats
from hub.core.paging import page_of
from hub.networks.scope import scope_of

from .access import own_offer

State = Offer.State

#: Name of what can be done -> (label, states in which it is offered, what does it).
ACTS: dict[str, tuple[object, tuple[str, ...], Callable]] = {
    "renew": (
        gettext_lazy("Renew for a year"), (State.PUBLISHED, State.PAUSED, State.FILLED),
        lambda offer, user: actions.renew(offer=offer),
    ),
    "fill": (
        gettext_lazy("We have found our partners"), (State.PUBLISHED, State.PAUSED),
        lambda offer, user: actions.fill(offer=offer, user=user),
    ),
    "pause": (
        pgettext_lazy("button", "Pause"), (State.PUBLISHED,), lambda offer, user: actions.pause(offer=offer),
    ),
    "resume": (
        gettext_lazy("Go on"), (State.PAUSED,), lambda offer, user: actions.resume(offer=offer),
    ),
    "change": (
        gettext_lazy("Take back to change it"), (State.REVIEW, State.PUBLISHED, State.PAUSED),
        lambda offer, user: actions.take_back(offer=offer),
    ),
    "withdraw": (
        gettext_lazy("Withdraw"), (State.PUBLISHED, State.PAUSED, State.REVIEW, State.FILLED),
        lambda offer, user: actions.withdraw(offer=offer, user=user),
    ),
    "delete": (
        gettext_lazy("Delete the draft"), (State.DRAFT, State.RETURNED),
        lambda offer, user: actions.delete(offer=offer),
    ),
}  # fmt: skip


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Offers of all groups that somebody works for, and those that wait for their networks."""
    groups = permissions.lags_of(request.user)
    page, pager = page_of(request, queries.counted(queries.of_groups(groups)))
    shown = {
        "groups": groups, "offers": page, "pager": pager, "to_review": queries.to_review(request.user),
        "tends": bool(scope_of(request.user)),
    }  # fmt: skip
    return render(request, "cooperation/offers/desk.html", shown)


@login_required
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer as its group sees it: where it stands, what the network said, who is interested."""
    held = own_offer(request.user, pk)
    form = None
    if held.state in (State.PUBLISHED, State.PAUSED):
        form = ProgressForm(held, request.POST or None)
        if request.method == "POST" and form.is_valid():
            return _done(request, lambda: actions.set_progress(offer=held, **form.cleaned_data), held)
    shown = {
        "offer": held,
        "form": form,
        "steps": steps_of(held),
        "missing": actions.missing(held) if held.state in Offer.WRITABLE else [],
        "reviews": held.reviews.all(),
        "interests": held.interests.select_related("lag__country", "conversation"),
        "waiting": held.interests.filter(state=Interest.State.OPEN).count(),
        "answered_in": formats.duration(queries.answered_in(held)),
        "acts": [
            (name, label) for name, (label, states, _act) in ACTS.items()
            if held.state in states and (name != "renew" or _may_renew(held))
        ],
    }  # fmt: skip
    return render(request, "cooperation/offers/own.html", shown)


@login_required
@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Do one of `ACTS`."""
    held = own_offer(request.user, pk)
    if name not in ACTS:
        raise Http404
    _label, _states, work = ACTS[name]
    return _done(request, lambda: work(held, request.user), held)


@login_required
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a draft to the network."""
    held = own_offer(request.user, pk)
    try:
        actions.submit(offer=held, user=request.user)
    except actions.NotWhole as lacking:
        listed = ", ".join(str(label) for _step, label in lacking.missing)
        messages.error(request, _("This is still missing: %(what)s.") % {"what": listed})
        return redirect("offers:offer", pk)
    except actions.MovedOn:
        messages.error(request, _("Somebody else has changed this offer meanwhile. Look at it again."))
        return redirect("offers:offer", pk)
    messages.success(request, _("Your network has it now. You will hear what it says."))
    return redirect("offers:offer", pk)


@login_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The offer as everybody will see it; for its group and its network."""
    held = get_object_or_404(queries.whole(Offer.objects.all()), pk=pk)
    if not (permissions.may_write(request.user, held) or permissions.may_review(request.user, held)):
        raise Http404
    return render(
        request, "cooperation/offers/offer.html", {"offer": held, "previewed": True, "text": held.best_text()}
    )


def _may_renew(held: Offer) -> bool:
    """In the last month, and after the end."""
    return held.state == State.FILLED or held.days_left <= 30


def _done(request: HttpRequest, work: Callable, held: Offer) -> HttpResponse:
    try:
        work()
    except actions.MovedOn:
        messages.error(request, _("Somebody else has changed this offer meanwhile. Look at it again."))
    else:
        messages.success(request, _("Done."))
    return (
        redirect("offers:offer", held.pk)
        if Offer.objects.filter(pk=held.pk).exists()
        else redirect("offers:home")
    )
