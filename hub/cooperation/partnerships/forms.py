"""Forms of the workspace and of the public list."""

from datetime import date

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hub.cooperation.matching.rules import INTER_TERRITORIAL, TRANSNATIONAL
from hub.cooperation.models import Partner, Partnership
from hub.cooperation.models.partner import SOURCES
from hub.core.forms import PlainForm
from hub.core.languages import content_languages
from hub.places.models import Country
from hub.places.queries import country_choices
from hub.vocabulary.models import Fund, Period
from hub.vocabulary.queries import themes_by_group

from . import queries
from .budgets import CURRENCIES

ANY = [("", _("All"))]
ANY_COUNTRY = ("", pgettext_lazy("countries", "All"))
ANY_THEME = ("", pgettext_lazy("themes", "All"))
#: Largest amount that anybody means, in any currency.
MOST_MONEY = 9_999_999_999
#: Years that a cooperation project may begin in.
FIRST, LAST = date(2000, 1, 1), date(2060, 12, 31)


def _day(label, **options) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"], **options,
    )  # fmt: skip


def _themes() -> list:
    return [(group, [(theme.pk, theme.label()) for theme in held]) for group, held in themes_by_group()]


class Plain(forms.Form):
    """A form of the workspace."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class Versioned(Plain):
    """A form that knows which state of the record was on the page."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class PlanForm(Versioned):
    """What all partners share."""

    title = forms.CharField(
        label=_("Title in English"), max_length=200, help_text=_("The title that all partners use.")
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes"), required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    start_on = _day(_("Starts on"))
    months = forms.IntegerField(label=_("Months that it takes"), min_value=1, max_value=120, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["themes"].choices = _themes()

    def clean_themes(self) -> list[str]:
        chosen = self.cleaned_data["themes"]
        if len(chosen) > 3:
            raise forms.ValidationError(_("Choose at most three themes."))
        return chosen

    def clean_start_on(self) -> date | None:
        start = self.cleaned_data["start_on"]
        if start and not FIRST <= start <= LAST:
            raise forms.ValidationError(_("Write a day between 2000 and 2060."))
        return start


class FoundForm(PlanForm):
    """A new partnership: who leads it, and what it is about."""

    version = None
    lag = forms.ChoiceField(label=_("Your group, which leads"))
    lang = forms.ChoiceField(label=_("You write in"), choices=content_languages)
    own_title = forms.CharField(label=_("Title in your language"), max_length=200, required=False)
    summary = forms.CharField(
        label=_("Summary"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    field_order = ("lag", "title", "lang", "own_title", "summary", "themes", "start_on", "months")

    def __init__(self, lags, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lag"].choices = [(str(lag.pk), lag.name) for lag in lags]
        self.fields["lang"].initial = (get_language() or "en")[:2]


class TextForm(Versioned):
    """What the project is about in one language."""

    title = forms.CharField(label=_("Title"), max_length=200)
    summary = forms.CharField(
        label=_("Summary"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    objectives = forms.CharField(
        label=_("Objectives"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    activities = forms.CharField(
        label=_("Activities"), max_length=6000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )


class StageForm(Versioned):
    """To which stage the partnership has come."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Partnership.Stage.choices)
    on = _day(_("On"))


class OutsideForm(Plain):
    """A partner that has no page in the hub."""

    name = forms.CharField(label=_("Name"), max_length=200)
    country = forms.ChoiceField(label=_("Country"))
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    strategy = forms.ChoiceField(
        label=_("Carries out a local development strategy"), choices=Partner.Strategy.choices,
        initial=Partner.Strategy.UNKNOWN,
    )  # fmt: skip
    place = forms.ChoiceField(
        label=_("Kind of area"), choices=Partner.Place.choices, initial=Partner.Place.UNKNOWN
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        everywhere = country_choices(Country.objects.values_list("pk", flat=True))
        self.fields["country"].choices = [("", ""), *everywhere]


class ParticularsForm(Versioned):
    """What rules go by."""

    period = forms.ModelChoiceField(
        label=_("Period of its money"), queryset=Period.objects.order_by("-start"), required=False
    )
    fund = forms.ModelChoiceField(label=_("Fund"), queryset=Fund.objects.all(), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    strategy = forms.ChoiceField(
        label=_("Carries out a local development strategy"), choices=Partner.Strategy.choices
    )
    place = forms.ChoiceField(label=_("Kind of area"), choices=Partner.Place.choices)

    def __init__(self, partner: Partner, *args, **kwargs):
        super().__init__(*args, prefix="particulars", **kwargs)
        if partner.lag_id:
            # A LAG has a strategy and lies where it lies.
            del self.fields["strategy"], self.fields["place"]


class ApprovalForm(Versioned):
    """Where a partner's own application stands."""

    approval = forms.ChoiceField(label=_("Approval"), choices=Partner.Approval.choices)
    deadline = _day(
        _("Deadline for its application"), help_text=_("Its people are reminded 30 and 7 days before.")
    )
    decided_on = _day(_("Decided on"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="approval", **kwargs)


class BudgetLineForm(Versioned):
    """A partner's money. What was on the page comes along, so that only what somebody changed is written."""

    currency = forms.ChoiceField(
        label=_("Currency"), choices=[(code, code) for code in CURRENCIES], show_hidden_initial=True
    )

    def __init__(self, partner: Partner, *args, **kwargs):
        self.partner = partner
        initial = {"version": partner.version, "currency": partner.currency}
        initial |= {name: getattr(partner, name) for name in SOURCES}
        super().__init__(*args, prefix=f"p{partner.pk}", initial=initial, **kwargs)
        for name in SOURCES:
            label = Partner._meta.get_field(name).verbose_name
            self.fields[name] = forms.DecimalField(
                label=label, min_value=0, max_value=MOST_MONEY, max_digits=12, decimal_places=2,
                show_hidden_initial=True,
            )  # fmt: skip
        for name in ("currency", *SOURCES):
            field = self.fields[name]
            field.widget.attrs["aria-label"] = f"{field.label}, {partner}"

    def has_changed(self) -> bool:
        """Whether somebody changed an amount or the currency; the version is nobody's entry."""
        return any(name != "version" for name in self.changed_data)

    @property
    def amounts(self) -> list[forms.BoundField]:
        """The fields of the sources, in their order."""
        return [self[name] for name in SOURCES]


class PartnershipFilter(PlainForm):
    """What to narrow public partnerships down by."""

    theme = forms.ChoiceField(label=_("Theme"), required=False)
    country = forms.ChoiceField(label=_("Country of a partner"), required=False)
    period = forms.ChoiceField(label=_("Period"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=[*ANY, *Partnership.Stage.choices], required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            *ANY,
            (INTER_TERRITORIAL, _("inter-territorial")),
            (TRANSNATIONAL, _("transnational")),
        ],
        required=False,
    )
    lag = forms.IntegerField(min_value=1, max_value=10**18, required=False, widget=forms.HiddenInput)

    def __init__(self, data=None):
        super().__init__(data)
        periods = Period.objects.order_by("-start", "-end")
        self.fields["theme"].choices = [ANY_THEME, *_themes()]
        self.fields["country"].choices = [ANY_COUNTRY, *country_choices(queries.countries())]
        self.fields["period"].choices = [*ANY, *((period.pk, str(period)) for period in periods)]


class TogetherFilter(PartnershipFilter):
    """What part of who worked with whom is drawn."""

    stage = None
    kind = None
