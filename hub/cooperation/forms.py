from django import forms
from django.utils.translation import gettext_lazy as _

from hub.core.forms import PlainForm
from hub.lags import queries as lags
from hub.lags.models import Lag
from hub.places.queries import country_choices
from hub.vocabulary.queries import themes_by_group

#: Characters of an idea that are read; more than a page.
LONGEST = 4_000
YEARS = {"min_value": 2014, "max_value": 2040}


class IdeaForm(PlainForm):
    """An idea as somebody tells it; wrong values are left out and said beside their field."""

    text = forms.CharField(
        label=_("What do you want to do together?"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In any language; a sentence is enough, more finds better."),
    )  # fmt: skip
    theme = forms.MultipleChoiceField(label=_("Themes"), required=False)
    country = forms.MultipleChoiceField(label=_("Partners from"), required=False)
    territory = forms.MultipleChoiceField(
        label=_("Their kind of territory"), choices=Lag.TerritoryKind.choices, required=False
    )
    learn = forms.MultipleChoiceField(label=_("We want to be shown how"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind of group"), choices=[("", _("Any")), *Lag.Kind.choices], required=False
    )
    first = forms.IntegerField(label=_("From the year"), required=False, **YEARS)
    last = forms.IntegerField(label=_("Until the year"), required=False, **YEARS)
    near = forms.BooleanField(
        label=_("The nearer the better, across borders too"), required=False, widget=forms.CheckboxInput
    )
    # The group that asks; reached from its page.
    lag = forms.IntegerField(min_value=1, max_value=2**31, required=False, widget=forms.HiddenInput)

    TICKED = ("theme", "country", "territory", "learn")

    def __init__(self, data=None):
        super().__init__(data, "idea")
        held = lags.public().values_list("country_id", flat=True).distinct().order_by()
        themes = [
            (group, [(theme.pk, theme.label()) for theme in listed]) for group, listed in themes_by_group()
        ]
        for name, choices in (("theme", themes), ("learn", themes), ("country", country_choices(held))):
            self.fields[name].choices = choices
        for name in self.TICKED:
            field = self.fields[name]
            choices = field.choices
            field.widget = forms.CheckboxSelectMultiple()
            field.choices = choices
        self.fields["near"].widget.attrs["class"] = "form-check-input"
        self.fields["text"].widget.attrs["aria-describedby"] = "idea-text_helptext"

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last year comes before the first."))
        return cleaned

    def labels_of(self, name: str) -> list[str]:
        """Labels of a field's values that are ticked, once the form has been cleaned."""
        ticked = set(self.cleaned_data.get(name, ()))
        return [str(label) for value, label in _flat(self.fields[name].choices) if value in ticked]


def _flat(choices):
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
