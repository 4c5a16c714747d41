from django.apps import AppConfig


class LagsConfig(AppConfig):
    name = "hub.lags"
    label = "lags"

    def ready(self):
        from . import search, signals  # noqa: F401  (connects its receivers)

        search.register()
