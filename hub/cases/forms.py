from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hub.core.forms import PlainForm
from hub.core.languages import name_of
from hub.core.words import sort_key
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
