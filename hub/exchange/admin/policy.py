"""Who may do what with imports: "view" reads, "add" brings in and cancels, "change" undoes one's own,
"delete" undoes those of others and of the command line. A file may hold records of any network, so imports
are for those who work for the whole hub."""

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from hub.exchange.models import ImportRun
from hub.networks.permissions import HubWidePolicy

policy = HubWidePolicy(ImportRun)
READ, BRING_IN = ("view", "add", "change", "delete"), ("add",)
TAKE_BACK, TAKE_BACK_ANY = ("change", "delete"), ("delete",)


def may_take_back(user, run: ImportRun) -> bool:
    """Whether a person may undo this run: their own with "change", anybody's with "delete"."""
    own = run.started_by_id is not None and run.started_by_id == user.pk
    return policy.user_has_any_permission(user, TAKE_BACK if own else TAKE_BACK_ANY)


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
        }


def permissions() -> QuerySet[Permission]:
    """What the form of a group of users offers."""
    return Permission.objects.filter(
        content_type__app_label="exchange", codename__in=[f"{name}_importrun" for name in READ]
    )
