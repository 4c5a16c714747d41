"""Who may do what with networks and with records that a network tends; for the admin and the site alike."""

from django.db.models import Model
from wagtail.permission_policies import ModelPermissionPolicy

from . import queries
from .models import Network
from .scope import Scope, scope_of, tend


class ScopedPolicy(ModelPermissionPolicy):
    """Django's permission for the kind of record, and the record within the person's scope.

    regions: the name of the model's field to its region or regions, "" for one that has only a country.
    """

    def __init__(self, model: type[Model], regions: str = ""):
        super().__init__(model)
        tend(model, regions)

    def user_has_permission(self, user, action):
        return bool(scope_of(user)) and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action) and self.within(scope_of(user), instance)

    def instances_user_has_any_permission_for(self, user, actions):
        allowed = super().instances_user_has_any_permission_for(user, actions)
        return self.narrow(scope_of(user), allowed)

    def users_with_any_permission_for_instance(self, actions, instance):
        users = self.users_with_any_permission(actions)
        return users.filter(pk__in=[user.pk for user in users if self.within(scope_of(user), instance)])

    def within(self, scope: Scope, record: Model) -> bool:
        """Whether a record is in a scope."""
        return scope.covers_record(record)

    def narrow(self, scope: Scope, records):
        """Those of a queryset that are in a scope."""
        return scope.narrow(records)


class NetworkPolicy(ScopedPolicy):
    """Networks: their editors read them, their administrators change them; others are made and ended by
    the hub's own people."""

    ALL_OVER = ("add", "delete")

    def user_has_permission(self, user, action):
        if action in self.ALL_OVER and not scope_of(user).everywhere:
            return False
        return super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        scope = scope_of(user)
        if action == "change" and not scope.everywhere and instance.pk not in scope.administers:
            return False
        return super().user_has_permission_for_instance(user, action, instance)

    def within(self, scope, record):
        return scope.everywhere or record.pk in scope.networks

    def narrow(self, scope, records):
        return records if scope.everywhere else records.filter(pk__in=scope.networks)


class HubWidePolicy(ModelPermissionPolicy):
    """For what touches records of any network: Django's permission, and nobody's scope narrower than all."""

    def user_has_permission(self, user, action):
        return scope_of(user).everywhere and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


def may_manage_people(user, network: Network) -> bool:
    """Whether somebody invites people to a network, decides on requests and ends memberships."""
    return user.is_superuser or network.pk in scope_of(user).administers


def may_read_log(user, network: Network) -> bool:
    """Whether somebody reads what was changed in a network's records: whoever works for it."""
    return user.is_superuser or network.pk in scope_of(user).networks


def deciders(network: Network) -> list:
    """Who is written to when somebody asks to work for a network."""
    return [member.user for member in queries.administrators(network) if member.user.is_active]
