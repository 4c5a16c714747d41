"""What forms of records with a place check."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.places import geo


class PointMixin(forms.BaseForm):
    """For forms with `lat`, `lon` and `country`: a point is whole, on the earth and the right way round.

    A point outside of the country passes: groups and projects on a border may well have one.
    """

    def clean(self):
        cleaned = super().clean()
        lat, lon, country = (self.cleaned_data.get(name) for name in ("lat", "lon", "country"))
        if (lat is None) != (lon is None) and not {"lat", "lon"} & self.errors.keys():
            missing = "lat" if lat is None else "lon"
            self.add_error(missing, _("A point needs both latitude and longitude. Fill in both or neither."))
        elif lat is not None and lon is not None:
            doubt = geo.doubt(lat, lon, country.pk if country else "")
            if doubt in (geo.Doubt.OUT_OF_RANGE, geo.Doubt.SWAPPED):
                self.add_error("lat", doubt.label)
        return cleaned
