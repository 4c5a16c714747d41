"""What the list of offers is narrowed down by."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hub.cooperation.models import Offer
from hub.core.forms import PlainForm
from hub.core.languages import content_languages, name_of
from hub.places.models import Country
from hub.places.queries import country_choices
from hub.vocabulary.queries import themes_by_group

ANY = ("", _("All"))
#: Days within which the last day of an offer comes.
WITHIN = ((7, _("within a week")), (30, _("within a month")), (90, _("within three months")))


class OfferFilter(PlainForm):
    """Wrong values are left out and said beside their field."""

    q = forms.CharField(label=_("Words"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Kind of offer"), choices=[ANY, *Offer.Kind.choices], required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    wanted = forms.ChoiceField(label=_("Wants partners from"), required=False)
    language = forms.ChoiceField(label=_("Language of the text"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=[ANY, *Offer.Stage.choices], required=False)
    within = forms.TypedChoiceField(
        label=_("Closes"), choices=[("", pgettext_lazy("deadline", "at any time")), *WITHIN], coerce=int,
        required=False, empty_value=None,
    )  # fmt: skip

    #: Field -> facet of the index.
    FACETS = {
        "kind": "offer_kind", "theme": "theme", "wanted": "wanted", "language": "language", "stage": "stage",
    }  # fmt: skip

    def __init__(self, data=None):
        super().__init__(data)
        lang = (get_language() or "en")[:2]
        self.fields["theme"].choices = [
            ANY, *((group, [(theme.pk, theme.label()) for theme in held]) for group, held in themes_by_group())
        ]  # fmt: skip
        codes = Country.objects.values_list("pk", flat=True)
        self.fields["wanted"].choices = [ANY, *country_choices(codes)]
        spoken = sorted((name_of(code, lang), code) for code, _own in content_languages())
        self.fields["language"].choices = [ANY, *((code, name) for name, code in spoken)]

    def facets(self) -> dict[str, list[str]]:
        """Facet -> values that were chosen, once the form has been cleaned."""
        return {
            facet: [self.cleaned_data[name]]
            for name, facet in self.FACETS.items()
            if self.cleaned_data.get(name)
        }

    def count(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Offer what leads anywhere, with how many offers it leads to; what was chosen stays.

        Offers that are open to partners from everywhere count for each country.
        """
        for name, facet in self.FACETS.items():
            held = dict(counts.get(facet, {}))
            everywhere = held.pop("any", 0) if name == "wanted" else 0
            chosen = self.cleaned_data.get(name)
            self.fields[name].choices = [
                pair
                for value, label in self.fields[name].choices
                for pair in _counted(value, label, held, everywhere, chosen)
            ]


def _counted(value, label, held, everywhere, chosen) -> list[tuple[Any, Any]]:
    if isinstance(label, list | tuple):
        below = [pair for each in label for pair in _counted(*each, held, everywhere, chosen)]
        return [(value, below)] if below else []
    if value == "":
        return [(value, label)]
    if value not in held and value != chosen:
        return []
    return [(value, f"{label} ({held.get(value, 0) + everywhere})")]
