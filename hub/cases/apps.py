from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "hub.cases"
    label = "cases"

    def ready(self):
        from . import search, signals

        search.register()
        signals.connect()
