from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hub.accounts"
    label = "accounts"

    def ready(self):
        from allauth.mfa.signals import authenticator_added

        from hub.core import personal

        from .personal import keeper
        from .second_factor import forget_other_sessions

        personal.register(keeper)
        authenticator_added.connect(forget_other_sessions, dispatch_uid="hub.accounts")
