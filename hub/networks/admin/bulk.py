"""What is done to ticked records at once. Wagtail names those that somebody may not touch; here they are not
there.
"""

from django.http import Http404
from django.utils.functional import classproperty
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from hub.networks.scope import scope_of, scoped_models


class InScope:
    """For bulk actions: takes the ticked records that are in the scope; none of them, no page."""

    def get_all_objects_in_listing_query(self, parent_id):
        policy = policy_registry.get_by_type(self.model)
        return policy.narrow(scope_of(self.request.user), self.model.objects.all()).values_list(
            "pk", flat=True
        )

    def get_actionable_objects(self):
        objects, _others = super().get_actionable_objects()
        if not objects:
            raise Http404
        return objects, {"items_with_no_access": []}


class DeleteInScope(InScope, DeleteBulkAction):
    """Deletes ticked records of any kind that networks tend."""

    @classproperty
    def models(cls):  # noqa: N805
        return scoped_models()
