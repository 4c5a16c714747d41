from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class CooperationConfig(AppConfig):
    name = "hub.cooperation"
    label = "cooperation"

    def ready(self):
        from hub.lags import directory, profile

        from . import groups, loading
        from .offers.connecting import connect as offers
        from .partnerships import connecting

        connecting.connect()
        loading.register("lag", groups.profiles, directory.version)
        offers()
        profile.register(profile.Section(20, "cooperation/lag_section.html", lambda lag: {"lag": lag}))
        # After the core, whose turn comes after countries and periods have been filled in.
        post_migrate.connect(fill, sender=apps.get_app_config("core"))


def fill(sender, using, **kwargs) -> None:
    """Add the first rules after `migrate` and after `flush`."""
    from . import founding

    if using == "default" and founding.tables_exist():
        founding.load()
