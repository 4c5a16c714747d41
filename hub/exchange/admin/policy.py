"""Who may do what with imports: "view" reads, "add" brings in and cancels, "change" undoes."""

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from hub.exchange.models import ImportRun

policy = ModelPermissionPolicy(ImportRun)
READ, BRING_IN, TAKE_BACK = ("view", "add", "change"), ("add",), ("change",)


class Guarded:
    """For views: lets in whoever has any of `needs`; Wagtail turns away the others."""

    needs: tuple[str, ...] = READ

    def dispatch(self, request, *args, **kwargs):
        if not policy.user_has_any_permission(request.user, self.needs):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "may_bring_in": policy.user_has_any_permission(user, BRING_IN),
            "may_take_back": policy.user_has_any_permission(user, TAKE_BACK),
        }


def permissions() -> QuerySet[Permission]:
    """What the form of a group of users offers."""
    return Permission.objects.filter(
        content_type__app_label="exchange", codename__in=[f"{name}_importrun" for name in READ]
    )
