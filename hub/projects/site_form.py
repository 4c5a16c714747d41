"""The forms in which a group's people write a project and what it learned, on the site."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.core.merging import Values
from hub.core.money import currencies
from hub.core.text_fields import TextFields, dress, initial_texts
from hub.lags.models import Lag
from hub.places.place_fields import PlaceFields
from hub.vocabulary.models import Fund, Period
from hub.vocabulary.queries import themes_by_group

from .checks import AMOUNTS, ProjectChecks
from .editing import DATES
from .models import Experience, Project, ProjectText

NONE = [("", "–")]
MOST_THEMES = 3
TEXTS = {"title": 1, "summary": 3, "description": 8}
_PLAIN = ("published", "status", "currency", "website", "is_cooperation")


def _amount(label) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, max_digits=14, decimal_places=2, localize=False)


def _day(label) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class ProjectSiteForm(ProjectChecks, TextFields, PlaceFields):
    """What a project is. values: as in `editing`; lag: whose project it is."""

    published = forms.BooleanField(label=gettext_lazy("Show it on the site"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Project.Status.choices)
    beneficiary = forms.CharField(
        label=gettext_lazy("Who carries it out"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Name of the organisation. Never the name of a private person."),
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=200, required=False)
    submitted_on, assessed_on = (
        _day(gettext_lazy("Submitted on")),
        _day(gettext_lazy("Chosen by the group on")),
    )
    approved_on, paid_on = _day(gettext_lazy("Approved on")), _day(gettext_lazy("Paid on"))
    start_on, end_on = _day(gettext_lazy("Starts on")), _day(gettext_lazy("Ends on"))
    period_id = forms.ChoiceField(label=gettext_lazy("Period"), required=False)
    fund_id = forms.ChoiceField(label=gettext_lazy("Fund"), required=False)
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    total_cost = _amount(gettext_lazy("Total cost"))
    public_support = _amount(gettext_lazy("Public support"))
    eu_support = _amount(gettext_lazy("Of it from the EU"))
    own_contribution = _amount(gettext_lazy("Own contribution"))
    theme_1 = forms.ChoiceField(label=gettext_lazy("Main theme"), required=False)
    theme_2 = forms.ChoiceField(label=gettext_lazy("Second theme"), required=False)
    theme_3 = forms.ChoiceField(label=gettext_lazy("Third theme"), required=False)
    website = forms.URLField(
        label=gettext_lazy("Website"), required=False, max_length=500, assume_scheme="https"
    )
    is_cooperation = forms.BooleanField(label=gettext_lazy("It is a cooperation project"), required=False)

    def __init__(self, data=None, *, lag: Lag | None, own: str, country: str, values: Values, more=()):
        self.lag, self.values, self.country = lag, values, country
        held = {key.split(".")[1] for key, value in values.items() if key.startswith("text.") and value}
        self.show_languages(own, held, data, more)
        super().__init__(data, auto_id="project-%s", label_suffix="", initial=self._initial(values))
        self.add_texts(ProjectText, TEXTS)
        periods = Period.objects.order_by("-start", "-end")
        themes = [(group, [(theme.pk, str(theme)) for theme in held]) for group, held in themes_by_group()]
        self.fields["period_id"].choices = [*NONE, *((period.pk, str(period)) for period in periods)]
        self.fields["fund_id"].choices = [*NONE, *((fund.pk, str(fund)) for fund in Fund.objects.all())]
        self.fields["currency"].choices = [(code, code) for code in currencies()]
        for number in range(1, MOST_THEMES + 1):
            self.fields[f"theme_{number}"].choices = [*NONE, *themes]
        dress(self)

    def _initial(self, values: Values) -> dict:
        names = (*_PLAIN, "place", "beneficiary", "period_id", "fund_id", *DATES, *AMOUNTS)
        initial = {name: values.get(name) for name in names} | initial_texts(values)
        initial["lat"], initial["lon"] = values.get("point") or (None, None)
        for number, slug in enumerate(values.get("themes") or (), 1):
            initial[f"theme_{number}"] = slug
        return initial

    @property
    def texts(self) -> list[dict]:
        """The fields of texts, a group a language."""
        return self.grouped_texts(TEXTS)

    def field_groups(self) -> dict[str, list]:
        """The other fields, in the order of the page."""
        names = {
            "themes": ("theme_1", "theme_2", "theme_3"),
            "steps": ("submitted_on", "assessed_on", "approved_on", "start_on", "end_on", "paid_on"),
            "money": ("currency", *AMOUNTS, "fund_id", "period_id"),
        }
        return {group: [self[name] for name in held] for group, held in names.items()}

    def clean(self):
        cleaned = super().clean()
        self.check_orders()
        self.check_amounts()
        own = f"text_{self.own_lang}_title"
        if not self.errors and not cleaned.get(own):
            self.add_error(own, _("A project needs a title in its own language."))
        return cleaned

    def edited(self) -> Values:
        """The values as they are after the edit; call it when the form is valid."""
        cleaned = self.cleaned_data
        values = dict(self.values) | self.edited_texts(TEXTS)
        for name in (*_PLAIN, "place", "beneficiary", "period_id", "fund_id"):
            values[name] = cleaned[name] or (None if name.endswith("_id") else cleaned[name])
        values |= {name: cleaned[name].isoformat() if cleaned[name] else None for name in DATES}
        values |= {name: None if cleaned[name] is None else f"{cleaned[name]:.2f}" for name in AMOUNTS}
        chosen = (cleaned[f"theme_{number}"] for number in range(1, MOST_THEMES + 1))
        values["themes"] = list(dict.fromkeys(filter(None, chosen)))
        values["point"] = self.edited_point(values.get("point"))
        return values


class ExperienceForm(TextFields, forms.Form):
    """What a project learned, a group of fields a language, and what it offers to others."""

    transferable = forms.ChoiceField(
        label=gettext_lazy("Can it be done elsewhere?"),
        required=False,
        choices=[*NONE, *Project.Transferable.choices],
    )
    visit_offered = forms.BooleanField(label=gettext_lazy("Others may come and see it"), required=False)
    talk_offered = forms.BooleanField(
        label=gettext_lazy("Somebody would tell of it elsewhere"), required=False
    )

    def __init__(self, data=None, *, own: str, values: Values, more=()):
        self.values = values
        held = {key.split(".")[1] for key, value in values.items() if key.startswith("experience.") and value}
        self.show_languages(own, held, data, more)
        initial = initial_texts(values) | {
            name: values.get(name) for name in ("transferable", "visit_offered", "talk_offered")
        }
        super().__init__(data, auto_id="experience-%s", label_suffix="", initial=initial)
        self.add_texts(Experience, dict.fromkeys(Experience.FIELDS, 4), "experience")
        dress(self)

    @property
    def texts(self) -> list[dict]:
        """The fields of texts, a group a language."""
        return self.grouped_texts(Experience.FIELDS, "experience")

    def edited(self) -> Values:
        """The values as they are after the edit; call it when the form is valid."""
        offers = {name: self.cleaned_data[name] for name in ("transferable", "visit_offered", "talk_offered")}
        return dict(self.values) | self.edited_texts(Experience.FIELDS, "experience") | offers
