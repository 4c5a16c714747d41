from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from . import run
from .listing import RunList
from .policy import READ, policy
from .upload import Upload
from .uploads import limited


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return policy.user_has_any_permission(request.user, READ)


class ImportViewSet(ViewSet):
    """All addresses of imports."""

    name = "imports"
    icon = "download"
    menu_label = _("Import")
    menu_order = 250
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        return ImportMenuItem(
            self.menu_label,
            self.menu_url,
            name="imports",
            icon_name=self.icon,
            order=order or self.menu_order,
        )

    def get_urlpatterns(self):
        return [
            path("", RunList.as_view(), name="index"),
            path("results/", RunList.as_view(results_only=True), name="index_results"),
            path("add/", limited(Upload.as_view()), name="upload"),
            path("<int:pk>/", run.RunPage.as_view(), name="run"),
            path("<int:pk>/status/", run.RunStatus.as_view(), name="status"),
            path("<int:pk>/check/", run.CheckAgain.as_view(), name="check"),
            path("<int:pk>/confirm/", run.Confirm.as_view(), name="confirm"),
            path("<int:pk>/cancel/", run.Cancel.as_view(), name="cancel"),
            path("<int:pk>/put-away/", run.PutAway.as_view(), name="put_away"),
            path("<int:pk>/undo/", run.Undo.as_view(), name="undo"),
            path("<int:pk>/errors/", run.ErrorFile.as_view(), name="errors"),
        ]
