"""Deleting what is ticked in a list, done by our actions: Wagtail's own deletes without telling the index."""

from wagtail.log_actions import log
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from hub.networks.admin.bulk import InScope
from hub.projects import actions
from hub.projects.models import Organisation, Project


class DeleteTicked(InScope, DeleteBulkAction):
    """In the place of Wagtail's for projects and organisations; one transaction, each in the site's log."""

    models = (Project, Organisation)

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        """Delete them: (how many, 0), as Wagtail wants it."""
        for record in objects:
            log(instance=record, action="wagtail.delete", user=user, deleted=True)
        if issubclass(kwargs["self"].model, Project):
            actions.delete_many(ids=[project.pk for project in objects])
        else:
            for organisation in objects:
                actions.delete_organisation(organisation=organisation)
        return len(objects), 0
