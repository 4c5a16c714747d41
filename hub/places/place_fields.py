"""A point on the map in forms of the site: found by the name of a place, or written as coordinates."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import geo, settlements
from .geo import Point
from .names import country_name

#: Places of one name to choose from.
MOST = 12


class PlaceFields(forms.Form):
    """Fields of a point; `country` is the code of the record's country."""

    place = forms.CharField(label=gettext_lazy("Find the place by its name"), max_length=100, required=False)
    lat = forms.FloatField(label=gettext_lazy("Latitude"), required=False, min_value=-90, max_value=90)
    lon = forms.FloatField(label=gettext_lazy("Longitude"), required=False, min_value=-180, max_value=180)

    country: str = ""
    #: The field with the name that is looked for.
    looked_for = "place"

    def clean(self):
        """Half a point is none, and one the wrong way round is elsewhere."""
        cleaned = super().clean()
        lat, lon = self.cleaned_data.get("lat"), self.cleaned_data.get("lon")
        if {"lat", "lon"} & self.errors.keys():
            return cleaned
        if (lat is None) != (lon is None):
            missing = "lat" if lat is None else "lon"
            self.add_error(missing, _("A point needs both latitude and longitude. Fill in both or neither."))
        elif lat is not None and geo.doubt(lat, lon, self.country) == geo.Doubt.SWAPPED:
            self.add_error("lat", geo.Doubt.SWAPPED.label)
        return cleaned

    def edited_point(self, before: list | None) -> list | None:
        """[lat, lon]: of the place that was chosen, else as written; as before where that is in error."""
        if chosen := point_of(self.data.get("point", "")):
            return list(chosen)
        if not {"lat", "lon"} <= self.cleaned_data.keys():
            return before
        both = [self.cleaned_data["lat"], self.cleaned_data["lon"]]
        return None if None in both else both

    def places(self) -> list[tuple[str, str]]:
        """Places of the name that was asked for, ("57.5,22.1", "Talsi, Latvia"), those of the country first."""
        asked = self[self.looked_for].value() or ""
        found = settlements.named(asked) or settlements.begun(asked, MOST * 4)
        found = sorted(found, key=lambda place: place.country != self.country)[:MOST]
        return [
            (f"{place.lat},{place.lon}", f"{place.name}, {country_name(place.country)}") for place in found
        ]


def point_of(text: str) -> Point | None:
    """The point of a place that was chosen among `places`; None for anything else."""
    try:
        lat, lon = map(float, text.split(","))
        return geo.point(lat, lon)
    except ValueError:
        return None
