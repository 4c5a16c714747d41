from django.apps import AppConfig


class LagsConfig(AppConfig):
    name = "hub.lags"
    label = "lags"

    def ready(self):
        from hub.core import personal

        from . import people, search, signals  # noqa: F401  (connects its receivers)

        search.register()
        personal.register(people.keeper)
