from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.forms import PlainForm
from hub.places.queries import country_choices
from hub.vocabulary.models import Fund, Period
from hub.vocabulary.queries import themes_by_group

from . import queries
from .models import Project

ANY = [("", _("All"))]
# Words of another gender than the rest, in languages that have them.
ANY_COUNTRY = ("", pgettext_lazy("countries", "All"))
ANY_THEME = ("", pgettext_lazy("themes", "All"))
LARGEST_KEY = 10**18


class ProjectFilter(PlainForm):
    """What to narrow the list of projects down by; wrong values are left out and said beside their field."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    fund = forms.ChoiceField(label=_("Fund"), required=False)
    period = forms.ChoiceField(label=_("Period"), required=False)
    status = forms.ChoiceField(label=_("Status"), choices=[*ANY, *Project.Status.choices], required=False)
    sort = forms.ChoiceField(
        label=_("Sort by"),
        choices=[("newest", _("Newest first")), ("amount", _("Largest first"))],
        required=False,
    )
    # Reached from the pages of a group, an organisation or a region; kept while the rest changes.
    lag = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput)
    organisation = forms.IntegerField(
        min_value=1, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput
    )
    region = forms.RegexField(r"^[A-Z0-9]{2,5}$", required=False, widget=forms.HiddenInput)

    def __init__(self, data=None):
        super().__init__(data)
        held = queries.countries().values_list("pk", flat=True)
        periods = Period.objects.order_by("-start", "-end")
        themes = ((group, [(theme.pk, str(theme)) for theme in held]) for group, held in themes_by_group())
        self.fields["country"].choices = [ANY_COUNTRY, *country_choices(held)]
        self.fields["theme"].choices = [ANY_THEME, *themes]
        self.fields["fund"].choices = [*ANY, *((fund.pk, str(fund)) for fund in Fund.objects.all())]
        self.fields["period"].choices = [*ANY, *((period.pk, str(period)) for period in periods)]


class FiguresFilter(ProjectFilter):
    """What part of the catalogue figures are of, and which amounts they show."""

    status = None
    sort = None
    organisation = None
    amount = forms.ChoiceField(
        label=_("Amounts"),
        choices=[("", _("total cost")), ("eu", _("support from the EU"))],
        required=False,
    )
