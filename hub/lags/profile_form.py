"""The form in which a group's people write its profile, on the site."""

from collections.abc import Sequence

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images import get_image_model

from hub.core.merging import Values
from hub.core.text_fields import TextFields, dress, initial_texts, languages_by_name
from hub.core.uploads import clean_image
from hub.places.place_fields import PlaceFields

from .drafts import PLAIN, languages_in
from .models import Lag, LagText

#: Associations from before 1900 are a slip of the pen.
EARLIEST_FOUNDED = 1900
#: Addresses of social media.
MOST_LINKS = 12
LOGO_SALT = "hub.lags.logo"
TEXT_ROWS = {"name": 1, "summary": 3, "description": 8}
_SINGLE = ("website", "address", "email", "email_is_public", "founded", "languages", "territory_kinds")


class ProfileForm(TextFields, PlaceFields):
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
        self.lag, self.values, self.country = lag, values, lag.country_id
        self.show_languages(lag.lang, languages_in(values), data, more)
        super().__init__(data, files, auto_id="profile-%s", label_suffix="", initial=self._initial(values))
        self.add_texts(LagText, TEXT_ROWS)
        self.fields["languages"].choices = languages_by_name()
        dress(self)

    def _initial(self, values: Values) -> dict:
        initial = {name: values[name] for name in _SINGLE}
        initial["social_links"] = "\n".join(values["social_links"])
        initial["lat"], initial["lon"] = values["point"] or (None, None)
        initial["logo_kept"] = signing.dumps(values["logo_id"], salt=LOGO_SALT) if values["logo_id"] else ""
        return initial | initial_texts(values)

    @property
    def texts(self) -> list[dict]:
        """The fields of texts, a group a language."""
        return self.grouped_texts(TEXT_ROWS)

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
        return cleaned

    def edited(self) -> Values:
        """The values as they are after the edit; those of a field in error are as they were."""
        values, cleaned = dict(self.values), self.cleaned_data
        for name in PLAIN:
            if name in cleaned:
                values[name] = cleaned[name]
        values["point"] = self.edited_point(values["point"])
        values["logo_id"] = None if cleaned.get("logo_remove") else self._kept_logo()
        return values | self.edited_texts(TEXT_ROWS)

    def _kept_logo(self) -> int | None:
        given = self["logo_kept"].value()
        try:
            return signing.loads(given, salt=LOGO_SALT) if given else None
        except signing.BadSignature:
            return self.values["logo_id"]
