from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "hub.core"
    label = "core"

    def ready(self):
        from . import signals, signs
        from .caching import signals as caching

        caching.connect()
        signals.connect()
        signs.connect()
