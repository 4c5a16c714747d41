from uuid import uuid4

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.core.models import DataSource
from hub.exchange import formats
from hub.exchange.models import ImportRun
from hub.exchange.sources import ensure_source

LARGEST_MAPPING = 100_000
"""Bytes of a mapping; real ones have two or three thousand."""


def _formats() -> list[tuple[str, str]]:
    ours = (formats.TABLE, gettext("The hub's own columns"))
    return [ours, *((name, mapping.title) for name, mapping in formats.all_formats().items())]


class UploadForm(forms.Form):
    """What to import, where it comes from, and how to read it."""

    kind = forms.ChoiceField(label=_("What the file holds"), choices=ImportRun.Kind, widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, XLSX, GeoJSON or JSON, also packed with gzip."),
    )
    source = forms.ModelChoiceField(
        label=_("Source"),
        queryset=DataSource.objects.all(),
        required=False,
        empty_label=_("A new source, named below"),
        help_text=_("Records are told apart by their number within their source: choose the same one again."),
    )
    source_name = forms.CharField(label=_("Name of a new source"), max_length=200, required=False)
    publisher = forms.CharField(label=_("Publisher"), max_length=200, required=False)
    url = forms.URLField(label=_("Where it is published"), required=False, assume_scheme="https")
    licence = forms.CharField(
        label=_("Licence"),
        max_length=100,
        required=False,
        help_text=_("For example CC BY 4.0. It is shown on every record."),
    )
    format = forms.ChoiceField(label=_("Format"), choices=lazy(_formats, list))
    partners = forms.FileField(
        label=_("Second file, with partners"),
        required=False,
        help_text=_("Only for formats that have one, such as keep.eu."),
    )
    mapping = forms.FileField(
        label=_("Mapping of your own"),
        required=False,
        help_text=_("A TOML file that says which of the file's columns is which; goes before the format."),
    )
    strict = forms.BooleanField(label=_("Import nothing if any row is refused"), required=False)
    overwrite = forms.BooleanField(
        label=_("The file's values replace what people changed in the hub"), required=False
    )

    def clean_mapping(self) -> str:
        """The mapping's text."""
        file = self.cleaned_data["mapping"]
        if not file:
            return ""
        if file.size > LARGEST_MAPPING:
            raise forms.ValidationError(
                _("A mapping has at most %(most)s.") % {"most": filesizeformat(LARGEST_MAPPING)}
            )
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("The mapping is no text in UTF-8.")) from error

    def clean_source_name(self) -> str:
        """The name, unless there is such a source: typing it again must not change that one."""
        name = self.cleaned_data["source_name"]
        chosen = self.cleaned_data.get("source")
        if name and not chosen and DataSource.objects.filter(slug=_short(name)).exists():
            raise forms.ValidationError(_("There is a source of this name already. Choose it above."))
        return name

    def clean(self):
        cleaned = super().clean()
        mapping = self._its_own_source()
        named = cleaned.get("source") or cleaned.get("source_name") or "source_name" in self.errors
        if not named and not mapping:
            self.add_error("source", _("Choose the source of the file, or name a new one below."))
        if cleaned.get("source_name") and not cleaned.get("source") and not cleaned.get("licence"):
            self.add_error(
                "licence", _("Under which licence may the data be shown? Ask the publisher if unsure.")
            )
        name, kind = cleaned.get("format"), cleaned.get("kind")
        if name and kind and not cleaned.get("mapping") and name not in formats.names(kind):
            self.add_error("format", _("This format does not hold what is chosen above."))
        return cleaned

    def _its_own_source(self):
        """What the chosen format says of its source, if it does."""
        mapping = formats.all_formats().get(self.cleaned_data.get("format", ""))
        return mapping.source if mapping else None

    def the_source(self) -> DataSource:
        """The chosen source; made now if it is new. Only of a valid form."""
        given = self.cleaned_data
        if given["source"]:
            return given["source"]
        if given["source_name"]:
            details = {name: given[name] for name in ("publisher", "url", "licence")}
            slug, name = _short(given["source_name"]), given["source_name"]
            return ensure_source(slug=slug, format=given["format"], name=name, **details)
        return ensure_source(slug="", format=given["format"])


def _short(name: str) -> str:
    """A short name for addresses and commands; names in other scripts than ours get a number."""
    return slugify(name)[:40].strip("-") or f"source-{uuid4().hex[:6]}"
