"""Projects and organisations that people write, one at a time."""

from collections.abc import Collection

from django.db import transaction

from hub.core.actions import identify, note_changed, note_standing
from hub.core.clusters import renew_moved
from hub.projects import search
from hub.projects.actions.edits import note_edit
from hub.projects.models import Beneficiary, Organisation, Project
from hub.projects.snapshots import snapshots

#: Rows of a project that are unique in these attributes.
_UNIQUE_ROWS = {
    "texts": ("lang",),
    "experiences": ("lang",),
    "project_themes": ("theme_id",),
    "principles": ("principle_id", "lang"),
    "beneficiaries": ("organisation_id",),
}


@transaction.atomic
def save_project(*, project: Project, user=None) -> Project:
    """Store a project with its rows as they are in memory, and what follows from that.

    Its title becomes that of its text in its own language. Source and number are given to a new one, who
    vouches for it is noted, also which fields differ from before (an import will leave them alone); amounts
    in euro are renewed; the index hears of it and of its organisations, in the same transaction.
    """
    before = snapshots([project.pk]).get(project.pk) if project.pk else None
    partners = _organisations(project)
    identify(record=project)
    note_standing(record=project, user=user)
    own = project.text_in(project.lang)
    if own:
        project.title = own.title
    for relation, key in _UNIQUE_ROWS.items():
        renew_moved(project, relation, key)
    for order, beneficiary in enumerate(project.beneficiaries.all()):
        beneficiary.order = order
    project.save()
    note_edit(project_id=project.pk, before=before)
    search.enqueue_organisations(partners | _organisations(project))
    return project


@transaction.atomic
def save_organisation(*, organisation: Organisation, changed: Collection[str], user=None) -> Organisation:
    """Store an organisation; `changed` names the fields that a person changed."""
    new = organisation.pk is None
    identify(record=organisation)
    note_standing(record=organisation, user=user)
    note_changed(record=organisation, changed=changed, throughout=new)
    organisation.save()
    search.enqueue_organisations([organisation.pk])
    if not new:
        search.enqueue(_projects_of(organisation))
    return organisation


@transaction.atomic
def delete_organisation(*, organisation: Organisation) -> None:
    """Delete an organisation; its projects stay, without it."""
    projects, pk = _projects_of(organisation), organisation.pk
    organisation.delete()
    search.enqueue_organisations([pk])
    search.enqueue(projects)


def _organisations(project: Project) -> set[int]:
    if project.pk is None:
        return set()
    partners = Beneficiary.objects.filter(project=project.pk, organisation__isnull=False)
    return set(partners.values_list("organisation_id", flat=True))


def _projects_of(organisation: Organisation) -> list[int]:
    return list(organisation.participations.values_list("project_id", flat=True))
