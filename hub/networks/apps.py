from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "hub.networks"
    label = "networks"

    def ready(self):
        from hub.core import personal

        from .personal import keeper

        personal.register(keeper)
