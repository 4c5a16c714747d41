"""Interest in an offer, and what two groups write to each other."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_ratelimit.decorators import ratelimit

from hub.cooperation.models import Interest, Message
from hub.cooperation.offers import permissions, queries
from hub.cooperation.offers.actions import conversations as talks
from hub.cooperation.offers.actions import interests as actions
from hub.cooperation.offers.forms import DeclineForm, InterestForm, MessageForm, ReportForm
from hub.core.paging import page_of

from .access import own_conversation


@login_required
def express(request: HttpRequest, pk: int) -> HttpResponse:
    """'We are interested': for which group, and what it brings."""
    offer = get_object_or_404(queries.whole(queries.with_page()), pk=pk)
    groups = permissions.lags_of(request.user).exclude(pk=offer.lag_id)
    if not offer.is_open:
        messages.info(request, _("This offer takes no interest any more."))
        return redirect(offer)
    form = InterestForm(groups, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            interest = actions.express(
                user=request.user, offer=offer, lag=told["lag"], brings=told["text"],
                attachment=told["attachment"],
            )  # fmt: skip
        except actions.OfferClosed:
            messages.error(request, _("The offer has ended just now. Nothing was sent."))
            return redirect(offer)
        except actions.AlreadyInterested as known:
            messages.info(request, _("Your group has said so before: here is the conversation."))
            return redirect(known.interest.conversation)
        except talks.TooMany:
            form.add_error(None, _too_many())
        except talks.Blocked:
            form.add_error(None, _("This group cannot be written to."))
        else:
            messages.success(request, _("The group has your message and will answer here."))
            return redirect(interest.conversation)
    return render(
        request, "cooperation/offers/express.html", {"offer": offer, "form": form, "groups": groups}
    )


@login_required
def conversations(request: HttpRequest) -> HttpResponse:
    """Conversations of one's groups, those with the newest messages first."""
    groups = permissions.lags_of(request.user)
    page, pager = page_of(request, queries.conversations(request.user, groups))
    return render(request, "cooperation/offers/conversations.html", {"conversations": page, "pager": pager})


@login_required
def conversation(request: HttpRequest, token: str) -> HttpResponse:
    """What was written, a form to go on, and what can be decided; for the people of the two groups only."""
    held, side = own_conversation(request.user, token)
    form = MessageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            talks.send(
                user=request.user, conversation=held, lag=side, text=told["text"],
                attachment=told["attachment"],
            )  # fmt: skip
        except talks.TooMany:
            form.add_error(None, _too_many())
        except talks.Blocked:
            form.add_error(None, _("This group cannot be written to."))
        except talks.Closed:
            form.add_error(None, _("This conversation has ended."))
        else:
            messages.success(request, _("Sent."))
            return redirect(held)
    talks.mark_read(user=request.user, conversation=held)
    offering, interested = held.sides
    other = interested if side == offering else offering
    shown = {
        "conversation": held, "interest": held.interest, "offer": held.offer, "side": side, "other": other,
        "written": held.messages.select_related("lag", "author"), "form": form, "decline": DeclineForm(),
        "decides": side == offering and held.interest.state == Interest.State.OPEN,
        "goes_on": held.interest.state in Interest.GOING, "report_form": ReportForm(),
        "blocked": actions.has_blocked(side, other), "may_take_back": side == interested,
        "found_address": _to_partnership(held, side, other),
    }  # fmt: skip
    return render(request, "cooperation/offers/conversation.html", shown)


def _to_partnership(held, side, other) -> str:
    """Where the two found a partnership on the offer, once the one has said yes; "" before."""
    if held.interest.state != Interest.State.ACCEPTED:
        return ""
    title = (held.offer.text_in("en") or held.offer).title
    themes = [theme.pk for theme in held.offer.themes.all()]
    asked = {"lag": side.pk, "with": other.pk, "title": title, "theme": themes}
    return f"{reverse('partnerships_workspace:new')}?{urlencode(asked, doseq=True)}"


def _accept(request, held, side):
    actions.accept(interest=held.interest, user=request.user)
    messages.success(request, _("You said yes. Go on here, and found a partnership when you are ready."))


def _decline(request, held, side):
    form = DeclineForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a reason."))
        return
    actions.decline(interest=held.interest, user=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("The group has your answer."))


def _take_back(request, held, side):
    actions.take_back(interest=held.interest, user=request.user)
    messages.success(request, _("Your group's interest is taken back."))


def _block(request, held, side):
    talks.block(user=request.user, lag=side, other=_other(held, side))
    messages.success(request, _("You hear no more of this group."))


def _unblock(request, held, side):
    talks.unblock(lag=side, other=_other(held, side))
    messages.success(request, _("You hear of this group again."))


#: Name -> (what does it, which side may: "offering", "interested", or "" for both).
_ACTS: dict[str, tuple[Callable, str]] = {
    "accept": (_accept, "offering"),
    "decline": (_decline, "offering"),
    "take-back": (_take_back, "interested"),
    "block": (_block, ""),
    "unblock": (_unblock, ""),
}


@login_required
@require_POST
def act(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """A decision on the interest, or to hear no more of the other group."""
    held, side = own_conversation(request.user, token)
    work, whose = _ACTS.get(name, (None, ""))
    sides = {"offering": held.sides[0], "interested": held.sides[1]}
    if work is None or (whose and sides[whose] != side):
        raise Http404
    try:
        work(request, held, side)
    except actions.Decided:
        messages.error(request, _("Somebody has decided meanwhile."))
    return redirect(held)


@ratelimit(group="letters", key="user_or_ip", rate=lambda *_: settings.LETTER_RATE, method="POST", block=True)
@login_required
@require_POST
def report(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Say that a message of the other side should not have been sent."""
    held, side = own_conversation(request.user, token)
    message = get_object_or_404(held.messages.exclude(lag=side), pk=pk)
    form = ReportForm(request.POST)
    if form.is_valid():
        talks.report(user=request.user, message=message, why=form.cleaned_data["why"])
        messages.success(request, _("The network of the other group looks at it."))
    else:
        messages.error(request, _("Say what is wrong with the message."))
    return redirect(held)


@login_required
def attachment(request: HttpRequest, token: str, pk: int) -> FileResponse:
    """A file of a message, to be kept and never shown in the browser; for the two sides only."""
    held, _side = own_conversation(request.user, token)
    message: Message = get_object_or_404(held.messages.exclude(attachment=""), pk=pk)
    file = message.attachment
    if not file.storage.exists(file.name):
        raise Http404
    answer = FileResponse(
        file.open("rb"), as_attachment=True, filename=message.attachment_name,
        content_type="application/octet-stream",
    )  # fmt: skip
    answer["Content-Security-Policy"] = "sandbox"
    return answer


def _other(held, side):
    offering, interested = held.sides
    return interested if side == offering else offering


def _too_many() -> str:
    return _("You have written a great many messages. Please take a break and go on in an hour.")
