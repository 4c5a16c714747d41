from django.apps import AppConfig
from django.apps import apps as installed_apps
from django.db.models.signals import post_migrate


class PlacesConfig(AppConfig):
    name = "hub.places"
    label = "places"

    def ready(self) -> None:
        post_migrate.connect(fill, sender=self)


def fill(sender: AppConfig, using: str, apps=installed_apps, **kwargs) -> None:
    """Load countries and regions after `migrate` and after `flush`, so that no database is without them.

    Every set-up, and every test (a transactional one flushes), has them without asking.
    """
    from hub.places.actions import load_places

    try:
        country, region = apps.get_model("places", "Country"), apps.get_model("places", "Region")
    except LookupError:  # migrated back to before this app
        return
    if using == "default":
        load_places(country_model=country, region_model=region)
