from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hub.accounts"
    label = "accounts"

    def ready(self):
        from hub.core import personal

        from .personal import keeper

        personal.register(keeper)
