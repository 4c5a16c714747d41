from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.bulk import DeleteInScope
from .admin.logging import ACTIONS, PersonFormatter
from .admin.viewsets import CreateNetwork, EditNetwork, NetworkViewSet, RemoveNetwork
from .models import Network, RecordLogEntry
from .scope import scoped_models

register_snippet(NetworkViewSet)


@hooks.register("register_actions")
def register_actions(registry):
    registry.register(Network, CreateNetwork)
    registry.register(Network, EditNetwork)
    registry.register(Network, RemoveNetwork)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for model in scoped_models():
        actions.register_model(model, RecordLogEntry)
    for name, label, message in ACTIONS:
        formatter = type("Formatter", (PersonFormatter,), {"label": label, "text": message})
        actions.register_action(name)(formatter)


# After Wagtail's own, whose place it takes, and before those of rooms that delete in their own way.
hooks.register("register_bulk_action", DeleteInScope, order=5)
