"""What begins a new generation: models that are saved or deleted, but for those that no page shows; records
that are written in masses, of which the search is told; and the index when it has followed.
"""

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from search import events

from . import generation

#: Apps whose records are of nobody's concern but the machine's and the editors'.
QUIET_APPS = frozenset({
    "account", "accounts", "auth", "axes", "contenttypes", "django_tasks_database", "exchange", "mfa",
    "migrations", "notifications", "search", "sessions", "socialaccount", "usersessions", "wagtailadmin",
    "wagtailsearch", "wagtailusers",
})  # fmt: skip
#: Records of other apps that the public does not see: people, drafts, logs, workflows.
QUIET_MODELS = frozenset({
    "cases.caseproposal",
    # Drafts, what two groups write to each other, what one finds for itself; what of an offer is public tells
    # the search.
    "cooperation.block", "cooperation.conversation", "cooperation.interest", "cooperation.matchchoice",
    "cooperation.matchvisit", "cooperation.message",
    "cooperation.offer", "cooperation.offer_themes", "cooperation.offerreview", "cooperation.offertext",
    "cooperation.reading", "cooperation.report",
    "core.generation", "lags.laginvitation", "lags.lagmembership", "networks.networkinvitation",
    "networks.networkmembership", "networks.recordlogentry",
    "wagtailcore.comment", "wagtailcore.commentreply", "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry", "wagtailcore.pagesubscription", "wagtailcore.referenceindex",
    "wagtailcore.revision", "wagtailcore.taskstate", "wagtailcore.workflowstate",
})  # fmt: skip
#: What a record notes when a draft of it is kept.
OF_DRAFTS = frozenset({"latest_revision", "has_unpublished_changes"})


def is_public(model: type[Model]) -> bool:
    """Whether a change of such a record may change a page; what migrations do is noticed by the new start."""
    meta = model._meta
    if model.__module__ == "__fake__":
        return False
    return meta.app_label not in QUIET_APPS and meta.label_lower not in QUIET_MODELS


def _changed(sender, update_fields=None, **kwargs) -> None:
    if is_public(sender) and not (update_fields and OF_DRAFTS.issuperset(update_fields)):
        generation.touch()


def _told(sender, **kwargs) -> None:
    generation.touch()


def connect() -> None:
    """Listen; called when the app is ready."""
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(_changed, dispatch_uid="hub.core.caching")
    for signal in (events.noted, events.index_changed):
        signal.connect(_told, dispatch_uid="hub.core.caching")
