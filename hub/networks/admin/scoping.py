"""Wagtail asks about the kind of record, not about the record. Here every view of a viewset asks, whichever
it is: the wrapping happens where views are made, so that one that a later Wagtail brings is wrapped, too.
"""

from functools import wraps

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from hub.networks.permissions import ScopedPolicy
from hub.networks.scope import scope_of

#: Methods of Wagtail's views that give the records to list, to choose from, and several that were chosen.
LISTING = ("get_base_queryset", "get_object_list", "get_objects")
ANY = ("view", "add", "change", "delete", "publish", "lock", "unlock")


class Guarded:
    """For a view of scoped records: one outside the reader's scope is not there, and lists leave it out."""

    scoped_model = None

    def setup(self, request, *args, **kwargs):
        """What the address names is looked for before the view does anything with it."""
        policy = policy_registry.get_by_type(self.scoped_model)
        if not policy.user_has_any_permission(request.user, ANY):
            raise PermissionDenied
        self._seen = policy.instances_user_has_any_permission_for(request.user, ANY)
        key = kwargs.get("pk")
        if key is not None and not self._is_seen(unquote(str(key))):
            raise Http404
        super().setup(request, *args, **kwargs)

    def _is_seen(self, key: str) -> bool:
        try:
            return self._seen.filter(pk=key).exists()
        except ValueError:
            return False

    def narrowed(self, records):
        """Those in the scope, of a queryset of the scoped records; others as they are."""
        if records.model is not self.scoped_model:
            return records
        return policy_registry.get_by_type(records.model).narrow(scope_of(self.request.user), records)


def guarded(view_class: type, model: type) -> type:
    """The same view, asking for the scope; whatever it lists is narrowed down."""
    listing = {name: _narrowing(getattr(view_class, name)) for name in LISTING if hasattr(view_class, name)}
    return type(view_class.__name__, (Guarded, view_class), {"scoped_model": model, **listing})


def _narrowing(method):
    @wraps(method)
    def narrowed(view, *args, **kwargs):
        return view.narrowed(method(view, *args, **kwargs))

    return narrowed


class ScopedChooser(SnippetChooserViewSet):
    """Chooses among the records in the reader's scope."""

    def construct_view(self, view_class, **kwargs):
        return super().construct_view(guarded(view_class, self.model), **kwargs)

    def get_urlpatterns(self):
        """Without the address that creates: the form of a record is too long for a dialogue, there is none."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


class ScopedViewSet(SnippetViewSet):
    """A viewset of records that networks tend. Its form class has to be an `InScopeForm`.

    regions: the name of the model's field to its region or regions. policy: who may what, if not by place.
    """

    regions = ""
    chooser_viewset_class = ScopedChooser

    def make_policy(self) -> ScopedPolicy:
        """Who may do what with the records."""
        return ScopedPolicy(self.model, self.regions)

    def construct_view(self, view_class, **kwargs):
        return super().construct_view(guarded(view_class, self.model), **kwargs)

    def on_register(self):
        register_permission_policy(self.model, self.make_policy())
        super().on_register()
