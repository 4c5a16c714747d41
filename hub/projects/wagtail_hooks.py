from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import search
from .admin import OrganisationViewSet, ProjectViewSet, saving
from .models import Organisation, Project

register_snippet(ProjectViewSet)
register_snippet(OrganisationViewSet)


@hooks.register("register_actions")
def register_actions(registry):
    for action in (saving.CreateProject, saving.EditProject, saving.DeleteProject):
        registry.register(Project, action)
    for action in (saving.CreateOrganisation, saving.EditOrganisation, saving.DeleteOrganisation):
        registry.register(Organisation, action)


@hooks.register("after_delete_snippet")
def tell_index_of_bulk_deletion(request, instances):
    """Wagtail deletes several at once without our action."""
    gone = [record for record in instances if record.pk]
    search.enqueue(record.pk for record in gone if isinstance(record, Project))
    search.enqueue_organisations(record.pk for record in gone if isinstance(record, Organisation))
