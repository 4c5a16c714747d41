from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "hub.cases"
    label = "cases"

    def ready(self):
        from hub.core import personal
        from hub.notifications import daily

        from . import desks, links, search, signals, telling
        from .personal import keeper

        search.register()
        personal.register(keeper)
        telling.register_kinds()
        desks.register()
        daily.register(links.daily)
        signals.connect()
