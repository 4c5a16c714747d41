from django.db import transaction
from django.utils.timezone import now

from hub.cases import permissions, telling
from hub.cases.models import CasePage, CaseProposal
from hub.networks.models import Network
from hub.projects.models import Project

from .drafting import draft_from_project

State = CaseProposal.State


class Decided(Exception):
    """Somebody else has decided on the proposal meanwhile."""


@transaction.atomic
def propose(*, project: Project, why: str, by) -> CaseProposal:
    """Propose a project as a case; one that waits already stays as it is."""
    proposal, made = CaseProposal.objects.get_or_create(
        project=project, state=State.WAITING, defaults={"proposed_by": by, "why": why}
    )
    if made:
        telling.proposed(proposal, permissions.writers(project))
    return proposal


@transaction.atomic
def accept(*, proposal: CaseProposal, network: Network, lang: str, by) -> CasePage:
    """Begin a case from a proposal. Raises Decided."""
    _decide(proposal, State.ACCEPTED, by)
    case = draft_from_project(project=proposal.project, network=network, lang=lang, by=by)
    CaseProposal.objects.filter(pk=proposal.pk).update(case=case)
    telling.accepted(proposal)
    return case


@transaction.atomic
def decline(*, proposal: CaseProposal, reason: str, by) -> None:
    """Say no to a proposal, with a reason. Raises Decided."""
    _decide(proposal, State.DECLINED, by, reason=reason)
    telling.declined(proposal, reason)


def _decide(proposal: CaseProposal, state: str, by, **fields) -> None:
    waiting = CaseProposal.objects.filter(pk=proposal.pk, state=State.WAITING)
    if not waiting.update(state=state, decided_by=by, decided_at=now(), **fields):
        raise Decided
