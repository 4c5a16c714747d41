"""The steps in which an offer is written; each is a short form of its own."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.cooperation.models import Offer, OfferText
from hub.core.forms import PlainForm
from hub.core.languages import content_languages, name_of
from hub.lags.models import Lag
from hub.places.models import Country
from hub.places.queries import country_choices
from hub.vocabulary.queries import themes_by_group

#: Themes of an offer at most; the rule that projects have.
MOST_THEMES = 3


class StepForm(PlainForm):
    """A step: what is right in it is saved even where something else is wrong."""

    # Templates name the steps; they are not to make one of each.
    do_not_call_in_templates = True
    slug = ""
    label: Any = ""
    #: Names of fields of Offer, of its own text, and of its English text (here with "_en" behind them).
    OFFER: tuple[str, ...] = ()
    TEXT: tuple[str, ...] = ()
    ENGLISH: tuple[str, ...] = ()

    def __init__(self, offer: Offer, data=None):
        self.offer = offer
        super().__init__(data, "offer")
        self.initial = self._held()
        for name in self.TEXT:
            self.fields[name].widget.attrs["lang"] = offer.lang
        for field in self.fields.values():
            if isinstance(field.widget, forms.CheckboxSelectMultiple):
                field.widget.attrs.pop("class", None)
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"offer-{name}_helptext"

    def _held(self) -> dict[str, Any]:
        own, english = self.offer.text_in(self.offer.lang), self.offer.text_in("en")
        held = {name: getattr(self.offer, name) for name in self.OFFER if name != "themes"}
        if "themes" in self.OFFER:
            held["themes"] = [theme.pk for theme in self.offer.themes.all()]
        held |= {name: getattr(own, name, "") for name in self.TEXT}
        return held | {f"{name}_en": getattr(english, name, "") for name in self.ENGLISH}

    def written(self) -> tuple[dict[str, Any], dict[str, dict[str, str]]]:
        """(fields of the offer, language -> texts): those that are right; call it after `is_valid`."""
        cleaned = self.cleaned_data
        fields = {name: cleaned[name] for name in self.OFFER if name in cleaned}
        own = {name: cleaned[name] for name in self.TEXT if name in cleaned}
        english = {name: cleaned[f"{name}_en"] for name in self.ENGLISH if f"{name}_en" in cleaned}
        lang = fields.get("lang", self.offer.lang)
        texts = {lang: own} if own else {}
        return fields, texts | ({"en": english} if english else {})

    @property
    def folds(self) -> list[dict]:
        """Fields of boxes to tick, as `_ticks.html` takes them."""
        return [{"field": field, "chosen": _chosen(field)} for field in self if _is_ticked(field)]

    @property
    def lines(self) -> list:
        """The other fields."""
        return [field for field in self.visible_fields() if not _is_ticked(field)]


def _text(name: str, help_text="", rows: int = 5) -> forms.CharField:
    """A field for a text, with the model's label and length."""
    column = OfferText._meta.get_field(name)
    widget = forms.TextInput if name == "title" else forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=capfirst(column.verbose_name), max_length=column.max_length, required=False, widget=widget,
        help_text=help_text,
    )  # fmt: skip


def _ticks(label, choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class IdeaStep(StepForm):
    slug, label = "idea", _("The idea")
    OFFER, TEXT = ("kind", "lang"), ("title", "summary")
    kind = forms.ChoiceField(label=_("Kind of offer"), choices=Offer.Kind.choices)
    lang = forms.ChoiceField(
        label=_("Language in which you write"), choices=content_languages,
        help_text=_("Your own. A short summary in English comes at the end."),
    )  # fmt: skip
    title = _text("title", _("What it is about, in a line that one remembers."))
    summary = _text("summary", _("Two or three sentences: what you want to do, and with whom."), 4)


class ContentStep(StepForm):
    slug, label = "content", _("What is to happen")
    TEXT = ("local_context", "objectives", "activities", "target_group")
    local_context = _text("local_context", _("What is it like where you are, and why does it matter there?"))
    objectives = _text("objectives", _("What will be different afterwards?"))
    activities = _text("activities", _("What will you do together? A visit, a shared tool, a joint product?"))
    target_group = _text("target_group", rows=3)


class PartnersStep(StepForm):
    slug, label = "partners", _("Partners")
    TEXT = ("we_bring", "we_look_for")
    OFFER = (
        "partners_required",
        "partners_found",
        "partner_kinds",
        "countries",
        "territory_kinds",
        "languages",
    )
    we_bring = _text("we_bring", _("Experience, people, places, money."))
    we_look_for = _text("we_look_for", _("What should a partner bring, know or want?"))
    partners_required = forms.IntegerField(label=_("Partners required"), min_value=1, max_value=40)
    partners_found = forms.IntegerField(label=_("Partners found so far"), min_value=0, max_value=40)
    partner_kinds = _ticks(_("Kinds of partner"), Offer.PartnerKind.choices)
    countries = _ticks(_("Countries wanted (none: any)"), ())
    territory_kinds = _ticks(_("Their kind of territory"), Lag.TerritoryKind.choices)
    languages = _ticks(_("Languages to work in"), ())

    def __init__(self, offer, data=None):
        super().__init__(offer, data)
        lang = (get_language() or "en")[:2]
        spoken = sorted((name_of(code, lang), code) for code, _own in content_languages())
        # Those of the EU first: nearly all partners are there.
        self.fields["countries"].choices = [
            choice
            for member in (True, False)
            for choice in country_choices(
                Country.objects.filter(eu_member=member).values_list("pk", flat=True)
            )
        ]
        self.fields["languages"].choices = [(code, name) for name, code in spoken]


class FrameStep(StepForm):
    slug, label = "frame", _("Themes, time, money")
    OFFER = ("stage", "start", "months", "budget_eur", "reply_by", "themes")
    stage = forms.ChoiceField(label=_("How far it is"), choices=Offer.Stage.choices)
    start = forms.DateField(
        label=_("Begins in (month)"), required=False, input_formats=["%Y-%m", "%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m", attrs={"type": "month", "placeholder": "2027-09"}),
    )  # fmt: skip
    months = forms.IntegerField(label=_("Takes how many months?"), min_value=1, max_value=84, required=False)
    budget_eur = forms.IntegerField(
        label=_("Budget of all together, in EUR"), min_value=0, max_value=99_999_999, required=False
    )
    reply_by = forms.DateField(
        label=_("Reply by"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"], help_text=_("The last day on which groups may say that they are interested."),
    )  # fmt: skip
    themes = _ticks(_("Themes (three at most)"), ())

    def __init__(self, offer, data=None):
        super().__init__(offer, data)
        self.fields["themes"].choices = [
            (group, [(theme.pk, theme.label()) for theme in held]) for group, held in themes_by_group()
        ]

    def clean_themes(self):
        themes = self.cleaned_data["themes"]
        if len(themes) > MOST_THEMES:
            raise forms.ValidationError(_("Choose three at most: those that tell most."))
        return themes

    def clean_reply_by(self):
        day = self.cleaned_data["reply_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over."))
        if day and day > Offer.expiry_from(timezone.localdate()):
            raise forms.ValidationError(_("An offer stands for a year at most."))
        return day

    def clean_start(self):
        day = self.cleaned_data["start"]
        return date(day.year, day.month, 1) if day else None


class EnglishStep(StepForm):
    slug, label = "english", _("In English")
    ENGLISH = ("title", "summary")
    title_en = _text("title")
    summary_en = _text("summary", _("Groups that do not read your language decide by this."), 4)

    def __init__(self, offer, data=None):
        super().__init__(offer, data)
        self.fields["title_en"].label = _("Title in English")
        self.fields["summary_en"].label = _("Summary in English")
        for field in self.fields.values():
            field.widget.attrs["lang"] = "en"


STEPS: tuple[type[StepForm], ...] = (IdeaStep, ContentStep, PartnersStep, FrameStep, EnglishStep)


def steps_of(offer: Offer) -> list[type[StepForm]]:
    """The steps that an offer has: one that is written in English needs no English summary."""
    return [step for step in STEPS if step is not EnglishStep or offer.lang != "en"]


def _is_ticked(field) -> bool:
    return isinstance(field.field.widget, forms.CheckboxSelectMultiple)


def _chosen(field) -> list[str]:
    values = {str(value) for value in field.value() or ()}
    pairs = (pair for value, label in field.field.choices
             for pair in (label if isinstance(label, list | tuple) else ((value, label),)))  # fmt: skip
    return [str(label) for value, label in pairs if str(value) in values]
