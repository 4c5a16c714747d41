"""Reference data to read: themes, concepts, funds, periods, principles, indicators, rules. Files are its source."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSetGroup

from hub.core.admin.viewsets import ReadOnlyViewSet
from hub.core.languages import own_name

from .models import Concept, Fund, Indicator, Period, Principle, Rule, Theme


def _by_language(texts: dict) -> str:
    """{"da": "…", …} as a list of definitions; a value may be a text or a list of words."""
    rows = (
        (lang, own_name(lang), text if isinstance(text, str) else ", ".join(text))
        for lang, text in sorted(texts.items())
    )
    return format_html("<dl>{}</dl>", format_html_join("", '<dt>{1}</dt><dd lang="{0}">{2}</dd>', rows))


class InspectTerm(generic.InspectView):
    """A term with its texts in all languages."""

    def get_labels_display_value(self):
        return _by_language(self.object.labels)

    def get_about_display_value(self):
        return _by_language(self.object.about)

    def get_words_display_value(self):
        return _by_language(self.object.words)

    def get_text_display_value(self):
        return _by_language(self.object.text)

    def get_values_display_value(self):
        rows = ((name, value) for name, value in self.object.values.items())
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))


class Vocabulary(ReadOnlyViewSet):
    """One kind of term."""

    inspect_view_class = InspectTerm
    icon = "list-ul"


class ThemeViewSet(Vocabulary):
    model = Theme
    icon = "tag"
    list_display = ["__str__", "slug", "group"]
    list_filter = ["group"]
    search_fields = ["slug", "labels"]
    inspect_view_fields = ["slug", "group", "labels", "about", "words"]


class ConceptViewSet(Vocabulary):
    model = Concept
    icon = "tag"
    list_display = ["__str__", "slug", "theme"]
    list_filter = ["theme"]
    search_fields = ["slug", "labels", "words"]
    inspect_view_fields = ["slug", "theme", "labels", "words"]


class PrincipleViewSet(Vocabulary):
    model = Principle
    list_display = ["__str__", "slug"]
    inspect_view_fields = ["slug", "labels", "about"]


class FundViewSet(Vocabulary):
    model = Fund
    list_display = ["__str__", "code"]
    inspect_view_fields = ["code", "labels", "periods"]


class PeriodViewSet(Vocabulary):
    model = Period
    icon = "date"
    list_display = ["__str__", "scope", "start", "end", "paid_until"]
    inspect_view_fields = ["code", "scope", "start", "end", "paid_until"]


class IndicatorViewSet(Vocabulary):
    model = Indicator
    list_display = ["code", Column("__str__", label=_("name")), "unit"]
    inspect_view_fields = ["code", "labels", "unit", "source"]


class RuleViewSet(Vocabulary):
    model = Rule
    icon = "clipboard-list"
    list_display = ["__str__", "topic", "period", "country", "fund", "reading", "checked_on"]
    list_filter = ["topic", "period", "fund", "reading"]
    search_fields = ["slug", "topic", "country"]
    inspect_view_fields = [
        "topic", "period", "country", "fund", "text", "values",
        "source", "source_url", "checked_on", "reading",
    ]  # fmt: skip


class ReferenceData(ModelViewSetGroup):
    """All of it under one entry of the menu."""

    menu_label = _("Reference data")
    menu_icon = "list-ul"
    menu_order = 700
    items = (
        ThemeViewSet, ConceptViewSet, PrincipleViewSet, FundViewSet,
        PeriodViewSet, IndicatorViewSet, RuleViewSet,
    )  # fmt: skip
