from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin import OrganisationViewSet, ProjectViewSet, saving
from .admin.deletion import DeleteTicked
from .models import Organisation, Project

register_snippet(ProjectViewSet)
register_snippet(OrganisationViewSet)


@hooks.register("register_actions")
def register_actions(registry):
    for action in (saving.CreateProject, saving.EditProject, saving.DeleteProject):
        registry.register(Project, action)
    for action in (saving.CreateOrganisation, saving.EditOrganisation, saving.DeleteOrganisation):
        registry.register(Organisation, action)


# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", DeleteTicked, order=10)
