"""Form fields for what the catalogue's models hold: lists in JSON, records picked by typing, countries."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.utils import parse_tags

from hub.core.words import sort_key


class _JsonList:
    """For widgets of a JSONField that holds a list of texts: what the form passes on is JSON."""

    @staticmethod
    def items(value) -> list[str]:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                value = [value]
        return [str(item) for item in value or []]


class Lines(_JsonList, forms.Textarea):
    """A list of texts, one a line."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 3, **(attrs or {})})

    def format_value(self, value):
        return "\n".join(self.items(value))

    def value_from_datadict(self, data, files, name):
        lines = (data.get(name) or "").splitlines()
        return json.dumps(list(dict.fromkeys(filter(None, map(str.strip, lines)))))


class Ticks(_JsonList, forms.CheckboxSelectMultiple):
    """A list of values out of a few, each to be ticked.

    Those that are ticked come first, in the order they are stored in, so that saving keeps this order.
    """

    def format_value(self, value):
        return self.items(value)

    def value_from_datadict(self, data, files, name):
        known = {value for value, _label in self.choices}
        ticked = super().value_from_datadict(data, files, name) or []
        return json.dumps([value for value in dict.fromkeys(ticked) if value in known])

    def optgroups(self, name, value, attrs=None):
        labels = dict(self.choices)
        rest = [key for key in labels if key not in value]
        shown = type(self)(self.attrs, [(key, labels[key]) for key in (*value, *rest) if key in labels])
        return super(Ticks, shown).optgroups(name, value, attrs)


class Picker(forms.TextInput):
    """Several records, found by typing: shown as "key name", passed on as keys.

    model: of the records. url_name: of an address that answers ?term= with a JSON list of "key name".
    """

    template_name = "wagtailadmin/widgets/tag_widget.html"

    def __init__(self, model, url_name: str, attrs=None):
        self.model, self.url_name = model, url_name
        super().__init__({"data-controller": "w-tag", **(attrs or {})})

    def format_value(self, value):
        if not value:
            return ""
        keys = [getattr(item, "pk", item) for item in ([value] if isinstance(value, str) else value)]
        keys = [key for key in keys if self._may_be_key(key)]
        known = {str(record.pk): record for record in self.model._default_manager.filter(pk__in=keys)}
        return ", ".join(f'"{pick_label(known[str(key)])}"' for key in keys if str(key) in known)

    def _may_be_key(self, value) -> bool:
        try:
            self.model._meta.pk.to_python(value)
        except ValidationError:
            return False
        return True

    def value_from_datadict(self, data, files, name):
        return list(dict.fromkeys(tag.split(maxsplit=1)[0] for tag in parse_tags(data.get(name) or "")))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["help_text"] = _("Type a part of the name or number, then choose.")
        context["widget"]["attrs"] |= {
            "data-w-tag-delay-value": 200,
            "data-w-tag-url-value": reverse(self.url_name),
            "data-w-tag-options-value": json.dumps({"allowSpaces": True, "autocompleteOnly": True}),
        }
        return context


def pick_label(record) -> str:
    """How a `Picker` shows a record; quotation marks would end the name too early, commas part it in two."""
    return f"{record.pk} {record}".replace('"', "'").replace(",", ";")


class ByNameIterator(forms.models.ModelChoiceIterator):
    """Choices in the order of their labels in the reader's language."""

    def __iter__(self):
        choices = list(super().__iter__())
        head = choices[:1] if self.field.empty_label is not None else []
        rest = choices[len(head) :]
        yield from head
        yield from sorted(rest, key=lambda choice: sort_key(str(choice[1]), get_language() or "en"))


class ByNameField(forms.ModelChoiceField):
    """A choice of few records whose names are made in Python (countries), by name."""

    iterator = ByNameIterator
