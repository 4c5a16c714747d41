"""Reference data: nobody edits it in the site, `manage.py load_places` brings it up to date."""

from hub.places.models.country import Country
from hub.places.models.region import Region

__all__ = ["Country", "Region"]
