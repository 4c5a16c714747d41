from django.apps import AppConfig


class LagsConfig(AppConfig):
    name = "hub.lags"
    label = "lags"

    def ready(self):
        from . import search

        search.register()
