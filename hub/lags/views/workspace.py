"""Where somebody works: their groups and networks, and what there is to do."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django_ratelimit.decorators import ratelimit

from hub.lags import actions, desk, queries


@login_required
def workspace(request: HttpRequest) -> HttpResponse:
    """The overview: what waits for one, each body one works for, and one's own requests."""
    return render(request, "lags/workspace.html", {"sections": desk.sections(request.user)})


@ratelimit(group="letters", key="user_or_ip", rate=lambda *_: settings.LETTER_RATE, method="POST", block=True)
@login_required
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """'I work for this group'."""
    lag = get_object_or_404(queries.public(), pk=pk)
    if request.method == "POST":
        membership = actions.join(user=request.user, lag=lag)
        if membership.is_active:
            messages.success(request, _("You belong to %(lag)s.") % {"lag": lag})
        else:
            messages.info(
                request,
                _("You asked to join %(lag)s. Its manager or its network decides and you get a letter.")
                % {"lag": lag},
            )
        return redirect("workspace:home")
    return render(request, "lags/join.html", {"lag": lag})
