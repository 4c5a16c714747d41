"""What the values of the search's facets are called, in the language of the page.

Themes, funds and principles change only when their files are loaded anew, so their names are remembered;
regions and groups are asked for by the few codes that are shown.
"""

from collections.abc import Collection, Mapping

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hub.core.caching.memory import remembered
from hub.core.languages import name_of
from hub.lags.models import Lag
from hub.places.models import Region
from hub.places.names import country_name
from hub.projects.models import Project
from hub.vocabulary.models import Concept, Fund, Principle, Theme

KINDS = {
    "case": _("Cases"),
    "project": _("Projects"),
    "offer": _("Cooperation offers"),
    "partnership": _("Partnerships"),
    "lag": _("Local action groups"),
    "organisation": _("Organisations"),
    "network": _("Networks"),
    "news": _("News"),
}
KIND = {
    "case": _("Case"),
    "project": _("Project"),
    "offer": _("Cooperation offer"),
    "partnership": _("Partnership"),
    "lag": _("Local action group"),
    "organisation": _("Organisation"),
    "network": _("Network"),
    "news": _("News"),
}
FACETS = {
    "kind": _("Kind"),
    "theme": _("Theme"),
    "country": _("Country"),
    "region": _("Region"),
    "lag": _("Local action group"),
    "fund": _("Fund"),
    "period": _("Programming period"),
    "status": _("Status"),
    "principle": _("LEADER principle"),
    "territory": _("Kind of territory"),
    "language": _("Language of the text"),
    "year": _("Year"),
    "lessons": _("Lessons"),
    "transferable": _("Elsewhere"),
    "cooperation": _("Cooperation"),
}
YES = {
    "lessons": pgettext_lazy("projects", "tell what they learned"),
    "cooperation": pgettext_lazy("projects", "are done together with other groups"),
}
SORTS = {
    "relevance": _("best match"),
    "newest": _("newest"),
    "amount": _("total cost"),
    "title": _("title"),
}


def of(facet: str, values: Collection[str]) -> Mapping[str, str]:
    """Value -> what it is called, for those values that are known; at most one query."""
    lang = (get_language() or "en")[:2]
    if facet in _VOCABULARY:
        known = _vocabulary(_VOCABULARY[facet], lang)
        return {value: known[value] for value in values if value in known}
    if facet == "region":
        return (
            {region.code: region.label for region in Region.objects.filter(pk__in=values)} if values else {}
        )
    if facet == "lag":
        numbers = [value for value in values if value.isascii() and value.isdigit() and len(value) < 19]
        groups = Lag.objects.filter(live=True, pk__in=numbers) if numbers else ()
        return {str(group.pk): group.name for group in groups}
    return {value: label for value in values if (label := _label(facet, value, lang))}


def _label(facet: str, value: str, lang: str) -> str:
    match facet:
        case "country":
            return country_name(value, lang)
        case "language":
            return name_of(value, lang)
        case "period":
            return value.replace("-", "\N{EN DASH}")
        case "year":
            return value
        case "lessons" | "cooperation":
            return str(YES[facet]) if value == "yes" else ""
    known = _CHOICES.get(facet)
    return str(known(value).label) if known and value in known.values else ""


def themes(ids: Collection[str]) -> dict[str, str]:
    """Id -> label of themes and concepts, for those that are known."""
    lang = (get_language() or "en")[:2]
    known = _vocabulary(Theme, lang) | _vocabulary(Concept, lang)
    return {each: known[each] for each in ids if each in known}


_VOCABULARY: dict[str, type[models.Model]] = {"theme": Theme, "fund": Fund, "principle": Principle}
_CHOICES = {
    "status": Project.Status,
    "transferable": Project.Transferable,
    "territory": Lag.TerritoryKind,
}


def _vocabulary(model: type[models.Model], lang: str) -> dict[str, str]:
    return remembered(
        f"labels {model._meta.label_lower} {lang}",
        lambda: {term.pk: term.label(lang) for term in model.objects.only("pk", "labels")},
    )
