from django import forms
from django.utils.translation import gettext_lazy as _

from hub.places.queries import country_choices
from hub.vocabulary.models import Fund, Period
from hub.vocabulary.queries import themes_by_group

from .models import Project

ANY = [("", _("All"))]


class ProjectFilter(forms.Form):
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
    lag = forms.IntegerField(min_value=1, max_value=10**18, required=False, widget=forms.HiddenInput)
    organisation = forms.IntegerField(min_value=1, max_value=10**18, required=False, widget=forms.HiddenInput)
    region = forms.RegexField(r"^[A-Z0-9]{2,5}$", required=False, widget=forms.HiddenInput)

    def __init__(self, data=None):
        super().__init__(data, auto_id="filter-%s", label_suffix="")
        self.fields["country"].choices = [*ANY, *country_choices(_countries())]
        self.fields["theme"].choices = [
            *ANY,
            *((group, [(theme.pk, str(theme)) for theme in held]) for group, held in themes_by_group()),
        ]
        self.fields["fund"].choices = [*ANY, *((fund.pk, fund.label()) for fund in Fund.objects.all())]
        self.fields["period"].choices = [
            *ANY, *((period.pk, str(period)) for period in Period.objects.order_by("-start", "-end"))
        ]  # fmt: skip

    def chosen(self) -> dict:
        """The values that hold; those that are empty or wrong are "" or None."""
        self.full_clean()
        return {name: self.cleaned_data.get(name) for name in self.fields}


def _countries() -> list[str]:
    # Ordered by the index that begins with the country, so that the database need not read every row.
    return list(Project.objects.order_by("country").values_list("country", flat=True).distinct())
