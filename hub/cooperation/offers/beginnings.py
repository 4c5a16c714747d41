"""What an offer begins with: an idea of the partner finder, or a project that a group wants to do as well."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hub.cooperation import search as texts
from hub.core.shown import shown
from hub.vocabulary.models import Theme

from .steps import MOST_THEMES

#: Characters of an idea that become the title, and those that become the summary.
TITLE, SUMMARY = 100, 600


@dataclass(frozen=True, slots=True)
class Beginning:
    """text: what somebody typed; title, fields: what the draft takes over."""

    text: str = ""
    title: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)

    def lang(self, page: str) -> str:
        """The language that the text seems to be in, else the page's."""
        return texts.language_of(self.text, page) if self.text else page

    def texts(self) -> dict[str, str]:
        """Texts of the draft, in its own language."""
        told = {"title": self.title, "summary": self.text if len(self.text) <= SUMMARY else ""}
        if len(self.text) > SUMMARY:
            told["activities"] = self.text
        return {name: text for name, text in told.items() if text}


def as_plain(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Chosen values of the finder's form as a session keeps them."""
    return {name: value for name, value in chosen.items() if isinstance(value, str | int | bool | list)}


def from_idea(idea: Mapping[str, Any]) -> Beginning:
    """What an idea of the finder (`as_plain`) tells of an offer."""
    text = " ".join(str(idea.get("text", "")).split())
    first, last = idea.get("first"), idea.get("last")
    fields: dict[str, Any] = {
        "countries": list(idea.get("country", ())),
        "territory_kinds": list(idea.get("territory", ())),
        "themes": list(idea.get("theme", ()))[:MOST_THEMES],
    }
    if first:
        fields["start"] = date(first, 1, 1)
        fields["months"] = min(84, 12 * (max(first, last or first) - first + 1))
    return Beginning(text, _first_words(text), {name: value for name, value in fields.items() if value})


def from_project(project) -> Beginning:
    """'We want to do this too': its themes, and a title that names it."""
    title = _("We want to do this too: %(title)s") % {"title": shown(project).title}
    themes = Theme.objects.filter(pk__in=[held.theme_id for held in project.project_themes.all()])
    return Beginning("", title[:160], {"themes": [theme.pk for theme in themes]})


def _first_words(text: str) -> str:
    """The first sentence, or as many words as fit a title."""
    sentence = text.partition(". ")[0].rstrip(".")
    if len(sentence) <= TITLE:
        return sentence
    return sentence[:TITLE].rsplit(" ", 1)[0].rstrip(",;:") + " …"
