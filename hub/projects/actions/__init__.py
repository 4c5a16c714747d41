"""Writes: keyword-only, atomic, and the index follows on commit."""

from .bulk import (
    NewProject,
    create_many,
    delete_many,
    delete_unused_keywords,
    set_fingerprints,
    update_many,
)
from .by_hand import delete_organisation, save_organisation, save_project
from .edits import note_edit
from .on_site import Moved, add_project, edit_project
from .organisations import (
    NewOrganisation,
    Organisations,
    delete_unused_organisations,
    ensure_organisations,
    restore_organisations,
)

__all__ = [
    "Moved",
    "NewOrganisation",
    "NewProject",
    "Organisations",
    "add_project",
    "create_many",
    "delete_many",
    "delete_organisation",
    "delete_unused_keywords",
    "delete_unused_organisations",
    "edit_project",
    "ensure_organisations",
    "note_edit",
    "restore_organisations",
    "save_organisation",
    "save_project",
    "set_fingerprints",
    "update_many",
]
