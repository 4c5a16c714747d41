"""Themes as ways in."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.core.caching.memory import remembered
from hub.pages import figures, meta, statistics
from hub.pages.statistics import Scope
from hub.places.names import country_name
from hub.projects import queries as projects
from hub.projects.models import Project
from hub.vocabulary.models import Theme
from hub.vocabulary.queries import themes_by_group

TOLD = 6
COUNTRIES = 12
CHARTS = ("money-by-year", "projects-by-year")


def themes(request: HttpRequest) -> HttpResponse:
    """All themes by group, each with what it means and how many projects it has."""
    counted = remembered("themes", figures.by_theme)
    groups = [
        (label, [(theme, counted.get(theme.pk, 0)) for theme in held]) for label, held in themes_by_group()
    ]
    return render(request, "pages/themes.html", {"groups": groups})


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """One theme: projects that tell what they learned first, where it is strong, and who works on it."""
    found = get_object_or_404(Theme, pk=slug)
    held = projects.filtered(theme=slug)
    counted = remembered(f"theme {slug}", lambda: _counted(slug, held))
    told = counted["told"]
    totals, countries = counted["totals"], counted["countries"]
    context = {
        "theme": found,
        "meta": meta.of_theme(found),
        "told": told,
        "newest": counted["newest"],
        "totals": totals,
        "figures": figures.at_a_glance(totals),
        "countries": [(code, country_name(code), number) for code, number in countries[:COUNTRIES]],
        "country_count": len(countries),
        "lags": counted["lags"],
        "charts": statistics.shown(Scope(theme=slug), slugs=CHARTS),
        "siblings": Theme.objects.filter(group=found.group).exclude(pk=slug),
        "crumbs": [(_("Themes"), reverse("pages:themes"))],
    }
    return render(request, "pages/theme.html", context)


def _counted(slug: str, held: QuerySet[Project]) -> dict:
    told = _newest(projects.with_experience(held))
    return {
        "totals": projects.totals(held),
        "countries": figures.countries_of_theme(slug),
        "lags": figures.groups_of(held),
        "told": told,
        "newest": [] if told else _newest(held),
    }


def _newest(held: QuerySet[Project]) -> list[Project]:
    chosen = projects.for_lists().filter(pk__in=held.values("pk"))
    return list(chosen.order_by(*projects.SORTS["newest"])[:TOLD])
