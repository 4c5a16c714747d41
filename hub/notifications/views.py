"""What somebody was told, and the way to stop letters without signing in."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hub.accounts.models import User
from hub.core.paging import page_of

from . import actions, letters, queries
from .models import Notification


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All of them, the newest first; `?show=unread` only those that were not read."""
    found = queries.of_person(request.user)
    unread_only = request.GET.get("show") == "unread"
    if unread_only:
        found = found.filter(read_at=None)
    page, pager = page_of(request, found)
    return render(
        request, "notifications/list.html", {"page": page, "pager": pager, "unread_only": unread_only}
    )


@login_required
@require_GET
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """To the page that one is about, which is read by that; back to the list when there is none any more."""
    notification = _mine(request, pk)
    actions.mark_read(user=request.user, notification=notification)
    return redirect(notification.address or "notifications:index")


@login_required
@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read."""
    actions.mark_read(user=request.user, notification=_mine(request, pk))
    return redirect("notifications:index")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all as read."""
    actions.mark_read(user=request.user)
    return redirect("notifications:index")


# A mail program has no token of ours; the signed address is proof enough, and stopping mails is all it does.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop somebody's letters, or choose another rhythm, by the address in each letter.

    Opening it changes nothing, for programs open links to look at them. A POST stops the letters unless it
    names another rhythm (RFC 8058, 3.2).
    """
    person = letters.person_of(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        asked = request.POST.get("rhythm", "")
        rhythm = asked if asked in User.MailRhythm.values else User.MailRhythm.NEVER
        actions.change_rhythm(user=person, rhythm=rhythm)
    shown = {
        "rhythm": person.mail_rhythm,
        "rhythms": User.MailRhythm.choices,
        "done": request.method == "POST",
    }
    return render(request, "notifications/stop.html", shown)


def _mine(request: HttpRequest, pk: int) -> Notification:
    return get_object_or_404(queries.of_person(request.user), pk=pk)
