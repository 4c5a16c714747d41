from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views import snippets

from hub.core.admin.finding import BestFirst
from hub.core.admin.live import LiveLink, LiveLinks
from hub.core.admin.viewsets import AtomicPost
from hub.networks.admin.scoping import ScopedViewSet
from hub.projects.finding import projects_like
from hub.projects.models import Project, ProjectTheme

from .filters import ProjectFilters
from .panels import edit_handler


class ProjectIndex(LiveLinks, BestFirst, snippets.IndexView):
    """The list, last changed first; stays quick over hundreds of thousands of rows."""

    like = projects_like
    headline = "title"

    def get_base_queryset(self) -> QuerySet[Project]:
        main = ProjectTheme.objects.filter(order=0).select_related("theme")
        projects = super().get_base_queryset().select_related("country", "source")
        return projects.prefetch_related(Prefetch("project_themes", main, to_attr="main_themes"))

    def public_ids(self, records):
        return {project.pk for project in records if project.published}


class AddProject(AtomicPost, snippets.CreateView):
    pass


class EditProjectView(LiveLink, AtomicPost, snippets.EditView):
    def is_public(self):
        return self.object.published


def _main_theme(project: Project) -> str:
    return str(project.main_themes[0]) if project.main_themes else ""


def _shown(project: Project) -> str:
    return now("Yes") if project.published else now("No")


class ProjectViewSet(ScopedViewSet):
    """Projects: list, form, history of edits and imports. Plain rows without drafts."""

    model = Project
    regions = "region"
    icon = "form"
    menu_label = _("Projects")
    menu_order = 210
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ProjectIndex
    add_view_class = AddProject
    edit_view_class = EditProjectView
    filterset_class = ProjectFilters
    ordering = "-updated_at"
    list_per_page = 30
    list_display = [
        "title",
        Column("country", label=_("Country"), sort_key="country"),
        Column("theme", label=_("Main theme"), accessor=_main_theme),
        Column("status", label=_("Status"), accessor="get_status_display"),
        Column("source", label=_("Source")),
        Column("external_id", label=_("Number"), sort_key="external_id"),
        Column("published", label=_("Shown"), accessor=_shown),
        DateColumn("updated_at", label=_("Last changed"), sort_key="updated_at"),
    ]
    edit_handler = edit_handler
