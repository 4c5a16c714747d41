"""What people are told of proposals."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.notifications.actions import notify
from hub.notifications.kinds import Kind, register

from .models import CaseProposal

PROPOSED, ACCEPTED, DECLINED = "case-proposed", "case-accepted", "case-declined"


def _decide(proposal: CaseProposal) -> str:
    return reverse("cases:proposal", args=[proposal.pk])


def _project(proposal: CaseProposal) -> str:
    return proposal.project.get_absolute_url() if proposal.project.published else ""


KINDS = (
    Kind(
        PROPOSED,
        "cases",
        _("Proposed as a case: %(about)s"),
        _("%(who)s proposes to tell “%(about)s” as a case. Read why, and accept or decline."),
        _decide,
    ),
    Kind(
        ACCEPTED,
        "cases",
        _("Your network writes a case: %(about)s"),
        _("Your proposal was accepted. You find the case among the others when it is published."),
        _project,
    ),
    Kind(
        DECLINED,
        "cases",
        _("Not told as a case: %(about)s"),
        _("Your network has declined your proposal and writes: %(reason)s"),
        _project,
    ),
)


def register_kinds() -> None:
    """Called when the app is ready."""
    for kind in KINDS:
        register(kind)


def proposed(proposal: CaseProposal, people) -> None:
    """Tell a network's people that a group proposes a case."""
    notify(kind=PROPOSED, people=people, about=proposal, context={"who": proposal.project.lag})


def accepted(proposal: CaseProposal) -> None:
    """Tell who proposed it."""
    notify(kind=ACCEPTED, people=_proposer(proposal), about=proposal)


def declined(proposal: CaseProposal, reason: str) -> None:
    """Tell who proposed it, and why."""
    notify(kind=DECLINED, people=_proposer(proposal), about=proposal, context={"reason": reason})


def _proposer(proposal: CaseProposal) -> list:
    return [proposal.proposed_by] if proposal.proposed_by else []
