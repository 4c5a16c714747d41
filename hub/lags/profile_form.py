"""The form in which a group's people write its profile, on the site."""

from collections.abc import Sequence

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.timezone import now
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from hub.core.languages import name_of
from hub.core.uploads import clean_image
from hub.core.words import sort_key
from hub.places import geo, settlements
from hub.places.geo import Point
from hub.places.names import country_name

from .drafts import PLAIN, Values, languages_in
from .models import Lag, LagText

#: Associations from before 1900 are a slip of the pen.
EARLIEST_FOUNDED = 1900
#: Places of one name to choose from, and addresses of social media.
MOST_PLACES, MOST_LINKS = 12, 12
LOGO_SALT = "hub.lags.logo"
_SINGLE = ("website", "address", "email", "email_is_public", "founded", "languages", "territory_kinds")


class ProfileForm(forms.Form):
    """A field for each value of `drafts`; texts have a group of fields a language (`languages_shown`)."""

    website = forms.URLField(label=gettext_lazy("Website"), required=False, assume_scheme="https")
    address = forms.CharField(label=gettext_lazy("Address"), max_length=300, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    email_is_public = forms.BooleanField(
        label=gettext_lazy("Show the e-mail address to everybody"),
        required=False,
        help_text=gettext_lazy("Else only the people of the group and of its network see it."),
    )
    social_links = forms.CharField(
        label=gettext_lazy("Social media"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Web addresses, one a line."),
    )
    founded = forms.IntegerField(label=gettext_lazy("Founded in"), required=False, max_value=9999)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken"), required=False, widget=forms.CheckboxSelectMultiple
    )
    territory_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kind of territory"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=Lag.TerritoryKind.choices,
    )
    place = forms.CharField(
        label=gettext_lazy("Find the place by its name"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("The town or village where the group is at home."),
    )
    lat = forms.FloatField(label=gettext_lazy("Latitude"), required=False, min_value=-90, max_value=90)
    lon = forms.FloatField(label=gettext_lazy("Longitude"), required=False, min_value=-180, max_value=180)
    logo = forms.FileField(
        label=gettext_lazy("New logo"),
        required=False,
        help_text=gettext_lazy("JPEG, PNG, WebP, AVIF or GIF, 15 MB at most."),
    )
    logo_description = forms.CharField(
        label=gettext_lazy("What the logo shows"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("For people who do not see it. A new logo needs these words."),
    )
    logo_remove = forms.BooleanField(label=gettext_lazy("Show no logo"), required=False)
    #: The logo of the draft, or one that was uploaded in this sitting; signed, so that nobody names another's.
    logo_kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, lag: Lag, values: Values, more: Sequence[str] = ()):
        self.lag, self.values = lag, values
        langs = {*languages_in(values), lag.lang, *more, *_named(data)}
        order = sorted(langs, key=lambda code: (code != lag.lang, code != "en", code))
        self.languages_shown = [code for code in order if code in settings.CONTENT_LANGUAGES]
        super().__init__(data, files, auto_id="profile-%s", label_suffix="", initial=self._initial(values))
        self._add_texts()
        here = get_language() or "en"
        spoken = [(code, name_of(code, here)) for code in settings.CONTENT_LANGUAGES]
        self.fields["languages"].choices = sorted(spoken, key=lambda pair: sort_key(pair[1], here))
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
                field.widget.attrs["class"] = "form-control"

    def _add_texts(self) -> None:
        for lang in self.languages_shown:
            for name, widget in (
                ("name", forms.TextInput()),
                ("summary", forms.Textarea(attrs={"rows": 3})),
                ("description", forms.Textarea(attrs={"rows": 8})),
            ):
                model_field = LagText._meta.get_field(name)
                field = forms.CharField(
                    label=str(model_field.verbose_name).capitalize(),
                    max_length=model_field.max_length or 20_000,
                    required=False,
                    widget=widget,
                )
                field.widget.attrs["lang"] = lang
                self.fields[f"text_{lang}_{name}"] = field
            if lang != self.lag.lang:
                label = _("Take this language out")
                self.fields[f"text_{lang}_out"] = forms.BooleanField(label=label, required=False)

    def _initial(self, values: Values) -> dict:
        initial = {name: values[name] for name in _SINGLE}
        initial["social_links"] = "\n".join(values["social_links"])
        initial["lat"], initial["lon"] = values["point"] or (None, None)
        initial["logo_kept"] = signing.dumps(values["logo_id"], salt=LOGO_SALT) if values["logo_id"] else ""
        for key, value in values.items():
            if key.startswith("text."):
                initial[key.replace(".", "_")] = value
        return initial

    @property
    def texts(self) -> list[dict]:
        """A group of fields a language: {"lang", "own", "fields", "out"}."""
        return [
            {
                "lang": lang,
                "own": lang == self.lag.lang,
                "fields": [self[f"text_{lang}_{name}"] for name in ("name", "summary", "description")],
                "out": self[f"text_{lang}_out"] if lang != self.lag.lang else None,
            }
            for lang in self.languages_shown
        ]

    @property
    def more_languages(self) -> list[tuple[str, str]]:
        """Languages that can be added, by their name in the language of the page."""
        here = get_language() or "en"
        left = [
            (code, name_of(code, here))
            for code in settings.CONTENT_LANGUAGES
            if code not in self.languages_shown
        ]
        return sorted(left, key=lambda pair: sort_key(pair[1], here))

    @property
    def logo_now(self):
        """The picture that the draft shows as the logo, or None."""
        return get_image_model().objects.filter(pk=self._kept_logo()).first()

    def clean_founded(self):
        founded = self.cleaned_data["founded"]
        if founded and not EARLIEST_FOUNDED <= founded <= now().year:
            raise ValidationError(_("Write the year with four digits; it cannot lie in the future."))
        return founded

    def clean_social_links(self):
        links = list(
            dict.fromkeys(filter(None, map(str.strip, self.cleaned_data["social_links"].splitlines())))
        )
        check = URLValidator(schemes=["http", "https"], message=_("These are no web addresses, one a line."))
        for link in links[:MOST_LINKS]:
            check(link)
        return links[:MOST_LINKS]

    def clean_logo(self):
        logo = self.cleaned_data["logo"]
        return clean_image(logo) if logo else None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("logo") and not cleaned.get("logo_description"):
            self.add_error("logo_description", _("Say what the logo shows."))
        lat, lon = cleaned.get("lat"), cleaned.get("lon")
        if not {"lat", "lon"} & self.errors.keys():
            if (lat is None) != (lon is None):
                missing = "lat" if lat is None else "lon"
                self.add_error(
                    missing, _("A point needs both latitude and longitude. Fill in both or neither.")
                )
            elif lat is not None and geo.doubt(lat, lon, self.lag.country_id) == geo.Doubt.SWAPPED:
                self.add_error("lat", geo.Doubt.SWAPPED.label)
        return cleaned

    def edited(self) -> Values:
        """The values as they are after the edit; those of a field in error are as they were."""
        values, cleaned = dict(self.values), self.cleaned_data
        for name in PLAIN:
            if name in cleaned:
                values[name] = cleaned[name]
        if {"lat", "lon"} <= cleaned.keys():
            both = (cleaned["lat"], cleaned["lon"])
            values["point"] = None if None in both else list(both)
        values["logo_id"] = None if cleaned.get("logo_remove") else self._kept_logo()
        for lang in self.languages_shown:
            out = cleaned.get(f"text_{lang}_out")
            for name in ("name", "summary", "description"):
                if f"text_{lang}_{name}" in cleaned:
                    values[f"text.{lang}.{name}"] = "" if out else cleaned[f"text_{lang}_{name}"]
        return values

    def places(self) -> list[tuple[str, str]]:
        """Places of the name that was asked for, ("57.5,22.1", "Talsi, Latvia"), those of the country first."""
        asked = self["place"].value() or ""
        found = settlements.named(asked) or settlements.begun(asked, MOST_PLACES * 4)
        found = sorted(found, key=lambda place: place.country != self.lag.country_id)[:MOST_PLACES]
        return [
            (f"{place.lat},{place.lon}", f"{place.name}, {country_name(place.country)}") for place in found
        ]

    def _kept_logo(self) -> int | None:
        given = self["logo_kept"].value()
        try:
            return signing.loads(given, salt=LOGO_SALT) if given else None
        except signing.BadSignature:
            return self.values["logo_id"]


def point_of(text: str) -> Point | None:
    """The point of a place that was chosen among `places`; None for anything else."""
    try:
        lat, lon = map(float, text.split(","))
        return geo.point(lat, lon)
    except ValueError:
        return None


def _named(data) -> set[str]:
    """Languages that a sent form has texts in."""
    return {name.split("_")[1] for name in data or () if name.startswith("text_") and name.count("_") == 2}
