"""What the hub's admin lists have in common."""

from collections.abc import Callable

from django import forms
from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

READING = {"view"}


class AtomicPost:
    """For views that save: what is saved, published and told to the index is one transaction."""

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs)


class SafeDelete:
    """For delete views of records that others may not lose: says so instead of failing."""

    def form_valid(self, form):
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError as error:
            messages.error(
                self.request,
                _("“%(record)s” cannot be deleted: %(count)d other records belong to it.")
                % {"record": self.object, "count": len(error.protected_objects)},
            )
            return redirect(self.get_success_url())


def search_form(like: Callable[[str, QuerySet], QuerySet], label) -> type[BaseFilterForm]:
    """A chooser's search box. `like` narrows a queryset down to records with a text in them."""

    class SearchForm(BaseFilterForm):
        q = forms.CharField(label=label, required=False, widget=forms.TextInput(attrs={"placeholder": label}))

        def filter(self, objects):
            self.search_query = self.cleaned_data["q"].strip()
            self.is_searching = bool(self.search_query)
            return like(self.search_query, objects) if self.is_searching else objects

    return SearchForm


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Reference data comes from files: nobody changes it here, not even an administrator."""

    def user_has_permission(self, user, action):
        return action in READING and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return super().user_has_any_permission(user, READING & set(actions))

    def users_with_any_permission(self, actions):
        return super().users_with_any_permission(READING & set(actions))


class ReadOnlyIndex(generic.IndexView):
    """A list whose entries open for reading."""

    any_permission_required = ["view"]


class ReadOnlyViewSet(ModelViewSet):
    """Lists records and shows each; has no address that changes any."""

    index_view_class = ReadOnlyIndex
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    form_fields = []
    policy_class = ReadOnlyPolicy

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in self._kept]

    _kept = ("index", "index_results", "inspect")

    def get_common_view_kwargs(self, **kwargs):
        gone = ("add", "edit", "delete", "copy", "history", "usage")
        return super().get_common_view_kwargs(**kwargs) | {f"{name}_url_name": None for name in gone}

    def register_admin_url_finder(self):
        """Nowhere to edit these."""

    def on_register(self):
        register_permission_policy(self.model, self.policy_class(self.model))
        super().on_register()
