from wagtail import hooks
from wagtail.snippets.models import register_snippet

from hub.networks.models import RecordLogEntry

from .admin import CooperationRuleViewSet
from .models import Partnership
from .partnerships import history

register_snippet(CooperationRuleViewSet)


@hooks.register("register_log_actions")
def partnership_actions(actions):
    actions.register_model(Partnership, RecordLogEntry)
    for name, label, message in history.ACTIONS:
        formatter = type("Formatter", (history.Formatter,), {"label": label, "text": message})
        actions.register_action(name)(formatter)
