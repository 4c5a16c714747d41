from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin import LagViewSet
from .admin.saving import CreateLag, EditLag
from .admin.viewsets import suggest_lags
from .models import Lag

register_snippet(LagViewSet)


@hooks.register("register_actions")
def register_actions(registry):
    registry.register(Lag, CreateLag)
    registry.register(Lag, EditLag)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("lags.validate", _("Validate"), _("Validated the profile"))


@hooks.register("register_admin_urls")
def register_urls():
    return [path("lags/suggest/", suggest_lags, name="suggest_lags")]
