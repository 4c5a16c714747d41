"""What the room of cases keeps of a person."""

from hub.core import personal

from .models import CaseProposal


def _tell(user) -> list:
    return list(
        CaseProposal.objects.filter(proposed_by=user).values("project__title", "why", "state", "created_at")
    )


def _forget(user) -> None:
    CaseProposal.objects.filter(proposed_by=user).update(proposed_by=None)
    CaseProposal.objects.filter(decided_by=user).update(decided_by=None)


keeper = personal.Keeper("cases", tell=_tell, forget=_forget)
