from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hub.networks import joining


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of a letter leads: what is offered; taken up by a button, once one is signed in."""
    try:
        ways, offered = joining.invitation_of(token)
    except joining.NoInvitation:
        return render(request, "networks/invitation.html", status=404)
    body = getattr(offered, ways.body)
    if request.method == "POST" and request.user.is_authenticated:
        try:
            ways.take_up(invitation=offered, user=request.user)
        except joining.NoInvitation:
            return render(request, "networks/invitation.html", status=404)
        messages.success(request, _("Welcome! You work for %(body)s now.") % {"body": body})
        return redirect("networks:people", ways.body, body.pk)
    return render(request, "networks/invitation.html", {"invitation": offered, "body": body})
