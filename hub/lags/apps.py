from django.apps import AppConfig


class LagsConfig(AppConfig):
    name = "hub.lags"
    label = "lags"

    def ready(self):
        from hub.core import personal

        from . import desks, news, people, search, signals  # noqa: F401  (signals connects its receivers)

        search.register()
        desks.register()
        news.register_kinds()
        personal.register(people.keeper)
