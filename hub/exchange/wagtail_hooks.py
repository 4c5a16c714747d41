from wagtail import hooks
from wagtail.permissions import register_permission_policy

from hub.core.admin import history as record_history

from .admin import history, policy
from .admin.viewset import ImportViewSet
from .models import ImportRun

register_permission_policy(ImportRun, policy.policy)
record_history.register(history.entries)


@hooks.register("register_admin_viewset")
def register_viewset():
    return ImportViewSet()


@hooks.register("register_permissions")
def register_permissions():
    return policy.permissions()
