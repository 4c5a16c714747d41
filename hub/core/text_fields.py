"""Texts per language in forms of the site: a group of fields a language, languages added and taken out."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django import forms
from django.conf import settings
from django.db.models import Model
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.core.languages import name_of
from hub.core.merging import Values
from hub.core.words import sort_key

#: Letters of a text that has no limit of its own.
LONGEST = 20_000


class TextFields:
    """For forms: fields "text_<lang>_<name>" for the values "text.<lang>.<name>", and "text_<lang>_out"."""

    languages_shown: list[str]
    own_lang: str

    def show_languages(
        self, own: str, held: Iterable[str], data: Mapping | None, more: Sequence[str] = ()
    ) -> None:
        """Which languages have fields: the record's own, those it has texts in, those of the form as it was sent,
        and `more` that are to be added. Call it before the fields are made.
        """
        self.own_lang = own
        langs = {own, *held, *more, *_named(data)} & set(settings.CONTENT_LANGUAGES)
        self.languages_shown = sorted(langs, key=lambda code: (code != own, code != "en", code))

    def add_texts(self, model: type[Model], rows: Mapping[str, int], prefix: str = "text") -> None:
        """Make the fields. rows: name of a field of the model -> lines of its box, 1 for a line."""
        for lang in self.languages_shown:
            for name, lines in rows.items():
                self.fields[f"{prefix}_{lang}_{name}"] = _field(model, name, lines, lang)
            if lang != self.own_lang:
                self.fields[f"{prefix}_{lang}_out"] = forms.BooleanField(
                    label=_("Take this language out"), required=False
                )

    def grouped_texts(self, names: Iterable[str], prefix: str = "text") -> list[dict]:
        """The fields for a template: [{"lang", "own", "fields", "out"}]."""
        return [
            {
                "lang": lang,
                "own": lang == self.own_lang,
                "fields": [self[f"{prefix}_{lang}_{name}"] for name in names],
                "out": self[f"{prefix}_{lang}_out"] if lang != self.own_lang else None,
            }
            for lang in self.languages_shown
        ]

    def edited_texts(self, names: Iterable[str], prefix: str = "text") -> Values:
        """The values as they are after the edit, but for fields in error."""
        values = {}
        for lang in self.languages_shown:
            out = self.cleaned_data.get(f"{prefix}_{lang}_out")
            for name in names:
                key = f"{prefix}_{lang}_{name}"
                if key in self.cleaned_data:
                    values[f"{prefix}.{lang}.{name}"] = "" if out else self.cleaned_data[key]
        return values

    @property
    def more_languages(self) -> list[tuple[str, str]]:
        """Languages that can be added, (code, name in the language of the page)."""
        return languages_by_name(but=self.languages_shown)


def languages_by_name(but: Collection[str] = ()) -> list[tuple[str, str]]:
    """The languages of content by their names in the language of the page, for a choice."""
    here = get_language() or "en"
    left = [(code, name_of(code, here)) for code in settings.CONTENT_LANGUAGES if code not in but]
    return sorted(left, key=lambda pair: sort_key(pair[1], here))


def initial_texts(values: Values) -> dict:
    """The values of texts by the names of their fields."""
    return {key.replace(".", "_"): value for key, value in values.items() if "." in key}


def dress(form: forms.Form) -> None:
    """Give the controls of a form the looks of the site."""
    for field in form.fields.values():
        if isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
            continue
        look = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
        field.widget.attrs["class"] = look


def _field(model: type[Model], name: str, lines: int, lang: str) -> forms.CharField:
    held = model._meta.get_field(name)
    label = str(held.verbose_name)
    attrs = {"lang": lang}
    return forms.CharField(
        label=label[:1].upper() + label[1:],
        max_length=held.max_length or LONGEST,
        required=False,
        widget=forms.TextInput(attrs) if lines == 1 else forms.Textarea({**attrs, "rows": lines}),
    )


def _named(data: Mapping | None) -> set[str]:
    """Languages that a sent form has texts in."""
    parts = (name.split("_") for name in data or ())
    return {found[1] for found in parts if len(found) == 3 and found[0] in ("text", "experience")}
