from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.forms import PlainForm
from hub.places.queries import country_choices
from hub.vocabulary.models import Fund, Period

from . import queries
from .models import Lag

ANY = [("", _("All"))]
# Words of another gender than the rest, in languages that have them.
ANY_COUNTRY = ("", pgettext_lazy("countries", "All"))
ANY_TERRITORY = ("", pgettext_lazy("territories", "All"))


class LagFilter(PlainForm):
    """What to narrow the list of groups down by; wrong values are left out and said beside their field."""

    q = forms.CharField(label=_("Name, code or municipality"), max_length=100, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    fund = forms.ChoiceField(label=_("Fund"), required=False)
    period = forms.ChoiceField(label=_("Period"), required=False)
    territory = forms.ChoiceField(
        label=_("Territory"), choices=[ANY_TERRITORY, *Lag.TerritoryKind.choices], required=False
    )

    # Reached from a region's page; kept while the rest changes.
    region = forms.RegexField(r"^[A-Z0-9]{2,5}$", required=False, widget=forms.HiddenInput)

    def __init__(self, data=None):
        super().__init__(data)
        held = queries.public().values_list("country_id", flat=True).distinct().order_by()
        periods = Period.objects.order_by("-start", "-end")
        self.fields["country"].choices = [ANY_COUNTRY, *country_choices(held)]
        self.fields["fund"].choices = [*ANY, *((fund.pk, str(fund)) for fund in Fund.objects.all())]
        self.fields["period"].choices = [*ANY, *((period.pk, str(period)) for period in periods)]


class PlaceForm(PlainForm):
    """A place by name, or by coordinates in degrees (WGS 84), which go before the name."""

    q = forms.CharField(
        label=_("Village, town or municipality"),
        max_length=100,
        required=False,
        help_text=_("Or coordinates, such as 57.57, 22.66."),
    )
    lat = forms.FloatField(min_value=-90, max_value=90, required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(min_value=-180, max_value=180, required=False, widget=forms.HiddenInput)

    def __init__(self, data=None):
        super().__init__(data, "place")

    def clean(self):
        """Half a point is none."""
        cleaned = super().clean()
        if not self.errors and (cleaned.get("lat") is None) != (cleaned.get("lon") is None):
            raise forms.ValidationError(_("Coordinates need both a latitude and a longitude."))
        return cleaned
