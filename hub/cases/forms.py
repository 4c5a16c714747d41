from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hub.core.forms import PlainForm
from hub.core.languages import content_languages, name_of
from hub.core.words import sort_key
from hub.networks.models import Network
from hub.places.queries import country_choices
from hub.vocabulary.models import Principle
from hub.vocabulary.queries import themes_by_group

from . import queries

ANY_THEME = ("", pgettext_lazy("themes", "All"))
ANY_COUNTRY = ("", pgettext_lazy("countries", "All"))
ANY_PRINCIPLE = ("", pgettext_lazy("principles", "All"))
ANY_LANGUAGE = ("", pgettext_lazy("languages", "All"))


class CaseFilter(PlainForm):
    """What to narrow the list of cases down by; wrong values are left out and said beside their field."""

    theme = forms.ChoiceField(label=_("Theme"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    principle = forms.ChoiceField(label=_("LEADER principle"), required=False)
    language = forms.ChoiceField(label=_("Language of the text"), required=False)

    def __init__(self, data=None):
        super().__init__(data)
        lang = (get_language() or "en")[:2]
        themes = ((group, [(theme.pk, str(theme)) for theme in held]) for group, held in themes_by_group())
        languages = sorted(
            ((code, name_of(code, lang)) for code in queries.languages()),
            key=lambda choice: sort_key(choice[1], lang),
        )
        self.fields["theme"].choices = [ANY_THEME, *themes]
        self.fields["country"].choices = [ANY_COUNTRY, *country_choices(queries.countries())]
        self.fields["principle"].choices = [
            ANY_PRINCIPLE, *((principle.pk, str(principle)) for principle in Principle.objects.all()),
        ]  # fmt: skip
        self.fields["language"].choices = [ANY_LANGUAGE, *languages]


class ProposalForm(forms.Form):
    """Why a project should be told as a case."""

    why = forms.CharField(
        label=_("Why should others read about it?"),
        help_text=_("What surprised you, what others could do as well, whom the network should talk to."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class DraftForm(forms.Form):
    """For which network, and in which language, a case is written."""

    network = forms.ModelChoiceField(label=_("Network"), queryset=Network.objects.none(), empty_label=None)
    lang = forms.ChoiceField(label=_("Language of the case"), choices=content_languages)

    def __init__(self, networks: list[Network], *args, **kwargs):
        initial = {"network": networks[0].pk, "lang": networks[0].lang}
        super().__init__(*args, label_suffix="", initial=initial, **kwargs)
        self.fields["network"].queryset = Network.objects.filter(pk__in=[network.pk for network in networks])
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"


class DeclineForm(forms.Form):
    """Why a proposal is not told as a case."""

    reason = forms.CharField(
        label=_("Reason, for those who proposed it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
