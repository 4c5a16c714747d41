"""From a project to a case: its group proposes it, its network begins to write."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django_ratelimit.decorators import ratelimit

from hub.cases import actions, permissions, queries
from hub.cases.forms import DeclineForm, DraftForm, ProposalForm
from hub.projects.models import Project


@login_required
def from_project(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a case of a project; for the people of its network."""
    project = get_object_or_404(Project, pk=pk)
    networks = permissions.may_write_for(request.user, project)
    if not networks:
        raise Http404
    form = DraftForm(networks, request.POST or None)
    if request.method == "POST" and form.is_valid():
        case = actions.draft_from_project(
            project=project,
            network=form.cleaned_data["network"],
            lang=form.cleaned_data["lang"],
            by=request.user,
        )
        return redirect("wagtailadmin_pages:edit", case.pk)
    return render(request, "cases/from_project.html", {"project": project, "form": form})


@ratelimit(group="letters", key="user_or_ip", rate=lambda *_: settings.LETTER_RATE, method="POST", block=True)
@login_required
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a project of one's group as a case."""
    project = get_object_or_404(Project.objects.select_related("lag"), pk=pk)
    if not permissions.may_propose(request.user, project):
        raise Http404
    waiting = project.case_proposals.filter(state="waiting").first()
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and not waiting and form.is_valid():
        actions.propose(project=project, why=form.cleaned_data["why"], by=request.user)
        messages.success(request, _("Your network has the proposal. You will hear what it decides."))
        return redirect("workspace:home")
    context = {"project": project, "form": form, "waiting": waiting}
    return render(request, "cases/propose.html", context)


@login_required
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a proposal and decide; for the people of the project's network."""
    held = get_object_or_404(queries.proposals_for(request.user), pk=pk)
    networks = permissions.may_write_for(request.user, held.project)
    if not networks:
        raise Http404
    declines = "decline" in request.POST
    accepting = DraftForm(networks, request.POST if request.method == "POST" and not declines else None)
    declining = DeclineForm(request.POST if declines else None)
    try:
        if accepting.is_valid():
            case = actions.accept(proposal=held, by=request.user, **accepting.cleaned_data)
            return redirect("wagtailadmin_pages:edit", case.pk)
        if declining.is_valid():
            actions.decline(proposal=held, by=request.user, **declining.cleaned_data)
            messages.success(request, _("The group has your answer."))
            return redirect("workspace:home")
    except actions.Decided:
        messages.warning(request, _("Somebody has decided meanwhile."))
        return redirect("workspace:home")
    context = {"proposal": held, "project": held.project, "accepting": accepting, "declining": declining}
    return render(request, "cases/proposal.html", context)
