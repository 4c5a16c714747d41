"""The first page of the admin says what needs attention, each line a link to the records it counts."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from hub.core.attention import Need
from hub.exchange import attention as of_imports
from hub.exchange.models import ImportRun
from hub.lags import attention as of_lags
from hub.lags.models import Lag
from hub.networks.scope import Scope, scope_of
from hub.notifications.attention import trouble as letters_trouble
from hub.projects import attention as of_projects
from hub.projects.models import Project

from . import completeness
from .search import index_state

#: Counting over hundreds of thousands of projects takes a second or two; nobody needs it to the minute.
SECONDS = 300
READ = ("view", "add", "change", "publish")


@dataclass(frozen=True, slots=True)
class Part:
    """Records of one kind, what they may need, and the list that is filtered by ?needs=."""

    heading: Any
    model: type[Model]
    needs: tuple[Need, ...]
    list_name: str


PARTS = (
    Part(gettext_lazy("Imports"), ImportRun, of_imports.NEEDS, "imports:index"),
    Part(gettext_lazy("Local action groups"), Lag, of_lags.NEEDS, "wagtailsnippets_lags_lag:list"),
    Part(gettext_lazy("Projects"), Project, of_projects.NEEDS, "wagtailsnippets_projects_project:list"),
)


def counts(part: Part, scope: Scope) -> dict[str, int]:
    """How many records of a scope need what, by the needs' slugs; up to SECONDS old, but for imports."""
    key = f"needs:{part.model._meta.label_lower}:{scope.key}"
    found = cache.get(key) if part.model is not ImportRun else None
    if found is None:
        records = scope.narrow(part.model._default_manager.all())
        found = {need.slug: need.narrow(records).count() for need in part.needs}
        cache.set(key, found, SECONDS)
    return found


def lines(part: Part, scope: Scope) -> list[tuple[int, Any, str]]:
    """(number, what is the matter, address of the list) of those needs that any record has.

    Imports in the order of their urgency, records with what most of them lack first.
    """
    number = counts(part, scope)
    address = reverse(part.list_name)
    found = [
        (number[need.slug], need.label, f"{address}?needs={need.slug}")
        for need in part.needs
        if number[need.slug]
    ]
    return found if part.model is ImportRun else sorted(found, key=lambda line: -line[0])


def index_trouble() -> list[str]:
    """What is wrong with the search index, in words; nothing when it follows."""
    told, state = [], index_state()
    if state.trouble:
        told.append(_("The search engine does not answer: %(detail)s") % {"detail": state.trouble})
    if state.waiting:
        told.append(
            _("%(count)d batches of changes wait to be indexed. If this lasts, run “manage.py search drain”.")
            % {"count": state.waiting}
        )
    if state.failed:
        told.append(
            _("%(count)d batches could not be indexed. “manage.py search status” says why.")
            % {"count": state.failed}
        )
    return told


class AttentionPanel(Component):
    """What needs attention, of what the reader may see."""

    name = "attention"
    template_name = "admin/home/attention.html"
    order = 50

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        scope = scope_of(user)
        seen = [part for part in PARTS if policy_registry.get_by_type(part.model)
                .user_has_any_permission(user, READ)]  # fmt: skip
        parts = [(part.heading, found) for part in seen if (found := lines(part, scope))]
        trouble = index_trouble() if seen else []
        if scope.everywhere:
            trouble += letters_trouble()
        return super().get_context_data(parent_context) | {
            "parts": parts, "trouble": trouble, "shown": bool(seen),
            "lacks": completeness.LACKS,
            "countries": completeness.worst(scope) if any(part.model is Project for part in seen) else [],
        }  # fmt: skip
