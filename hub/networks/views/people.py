"""The people of a body: who they are, who asks to join, who is invited; and what they decide."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_ratelimit.decorators import ratelimit

from hub.networks.forms import InviteForm
from hub.networks.joining import Joining, LastOne, kind_of


def _body(kind: str, pk: int) -> tuple[Joining, object]:
    try:
        ways = kind_of(kind)
    except KeyError as error:
        raise Http404 from error
    return ways, get_object_or_404(ways.members._meta.get_field(kind).related_model, pk=pk)


def _allowed(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


@ratelimit(group="letters", key="user_or_ip", rate=lambda *_: settings.LETTER_RATE, method="POST", block=True)
@login_required
def people(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The list, with a form to invite for those who decide."""
    ways, body = _body(kind, pk)
    _allowed(ways.may_see(request.user, body))
    may_manage = ways.may_manage(request.user, body)
    form = InviteForm(ways, request.POST or None)
    if request.method == "POST":
        _allowed(may_manage)
        if form.is_valid():
            ways.invite(body=body, by=request.user, **form.cleaned_data)
            messages.success(request, _("An invitation is on its way to %(email)s.") % form.cleaned_data)
            return redirect(request.path)
    members = ways.members.objects.filter(**{kind: body}).select_related("user", "granted_by")
    shown = {
        "kind": kind, "body": body, "form": form, "may_manage": may_manage, "roles": ways.members.Role.choices,
        "members": members.active(), "waiting": members.waiting(),
        "invitations": ways.invitations.objects.open().filter(**{kind: body}).select_related("invited_by"),
    }  # fmt: skip
    return render(request, "networks/people.html", shown)


def _decision(act: Callable) -> Callable:
    """A view for a button: finds the row, asks for the right, does it, goes back to the list."""

    @login_required
    @require_POST
    def view(request: HttpRequest, kind: str, pk: int, key: int) -> HttpResponse:
        ways, body = _body(kind, pk)
        try:
            act(request, ways, body, key)
        except LastOne:
            messages.warning(
                request, _("Somebody has to decide on the people here. Give that role to another first.")
            )
        if not ways.may_see(request.user.__class__.objects.get(pk=request.user.pk), body):
            return redirect("accounts:overview")
        return redirect("networks:people", kind, pk)

    return view


def _membership(ways: Joining, body, key: int):
    return get_object_or_404(ways.members.objects.select_related("user"), pk=key, **{ways.body: body})


@_decision
def grant(request, ways, body, key):
    """Take somebody in who asked, or give a member another role."""
    _allowed(ways.may_manage(request.user, body))
    membership = _membership(ways, body, key)
    role = request.POST.get("role", membership.role)
    if role not in ways.members.Role.values or membership.state not in ("requested", "active"):
        raise Http404
    ways.grant(user=membership.user, body=body, role=role, by=request.user)


@_decision
def refuse(request, ways, body, key):
    """Say no to a request."""
    _allowed(ways.may_manage(request.user, body))
    ways.refuse(membership=_membership(ways, body, key), by=request.user)


@_decision
def end(request, ways, body, key):
    """End a membership: one's own, or another's if one decides here."""
    membership = _membership(ways, body, key)
    _allowed(membership.user_id == request.user.pk or ways.may_manage(request.user, body))
    if membership.is_active:
        ways.end(membership=membership, by=request.user)


@_decision
def withdraw(request, ways, body, key):
    """Take an invitation back."""
    _allowed(ways.may_manage(request.user, body))
    ways.withdraw(invitation=get_object_or_404(ways.invitations, pk=key, **{ways.body: body}))
