"""What the pages of cases, news and networks show."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.core.meta import Meta
from hub.core.paging import page_of
from hub.core.shown import shown
from hub.lags import queries as lags
from hub.networks.models import Network
from hub.projects import queries as projects

from . import feeds, meta, queries
from .forms import CaseFilter
from .models import CasePage, NetworkPage, NewsPage
from .models.told import Told

#: Cases and news on a network's home, and stories that a story leads on to.
ON_HOME, FURTHER = 6, 3


def list_context(request: HttpRequest) -> dict:
    """Cases with filters, the newest first."""
    form = CaseFilter(request.GET)
    chosen = form.chosen()
    page, pager = page_of(request, queries.numbers(CasePage, **chosen))
    return {
        "page": queries.index((get_language() or "en")[:2]) or queries.index("en"),
        "form": form,
        "cases": list(queries.stories(CasePage, page).values()),
        "total": page.paginator.count,
        "pager": pager,
        "filtered": bool(chosen),
        "meta": Meta(title=_("Cases"), feeds=(feeds.of_cases(**chosen),)),
    }


def news_list_context(request: HttpRequest) -> dict:
    """News of all networks, the newest first."""
    page, pager = page_of(request, queries.numbers(NewsPage))
    return {
        "stories": list(queries.stories(NewsPage, page).values()),
        "total": page.paginator.count,
        "pager": pager,
        "meta": Meta(title=_("News"), feeds=(feeds.of_news(),)),
    }


def case_context(case: CasePage) -> dict:
    """A case as one reads it in its language; a draft that is previewed alike."""
    others = queries.stories(CasePage, queries.numbers(CasePage, theme=_main_theme(case))[: FURTHER + 1])
    public_projects = projects.for_lists().filter(pk__in=[project.pk for project in case.projects.all()])
    public_lags = lags.for_lists().filter(pk__in=[lag.pk for lag in case.lags.all()])
    return {
        **_common(case),
        "case": case,
        "themes": list(case.themes.all()),
        "principles": [held for held in case.principles.all() if held.how],
        "projects": list(public_projects),
        "lags": list(public_lags),
        "others": [other for number, other in others.items() if number != case.number][:FURTHER],
        "crumbs": _crumbs(case, "cases:index", _("Cases")),
        "meta": meta.of_case(case),
    }


def news_context(news: NewsPage) -> dict:
    """News as one reads them."""
    return {
        **_common(news),
        "news": news,
        "crumbs": _crumbs(news, "cases:all_news", _("News")),
        "meta": meta.of_news(news),
    }


def network_context(network: Network, home: NetworkPage | None) -> dict:
    """A network's home: what it is, figures, cases and news; `home` is None where none is public."""
    cases = queries.numbers(CasePage, network=network.pk)
    news = queries.numbers(NewsPage, network=network.pk)
    text = shown(network)
    codes = [country.pk for country in network.countries.all()]
    figures = [
        (_("local action groups"), lags.public().filter(country__in=codes).count()),
        (_("projects"), projects.public().filter(country__in=codes).count()),
        (_("cases"), cases.count()),
    ]
    return {
        "network": network,
        "text": text,
        "home": home,
        "figures": [(label, count) for label, count in figures if count],
        "countries": list(network.countries.all()),
        "regions": list(network.regions.all()),
        "cases": list(queries.stories(CasePage, cases[:ON_HOME]).values()),
        "news": list(queries.stories(NewsPage, news[:ON_HOME]).values()),
        "crumbs": [(_("Networks"), reverse("cases:networks"))],
        "meta": meta.of_network(network, text, (feeds.of_cases(network=network.pk),)),
    }


def _common(story: Told) -> dict:
    return {
        "languages": [code for code in story.languages if code != story.lang],
        "edit_url": reverse("wagtailadmin_pages:edit", args=[story.pk]) if story.pk else "",
    }


def _main_theme(case: CasePage) -> str:
    return next((theme.pk for theme in case.themes.all()), "")


def _crumbs(story: Told, name: str, label: str) -> list[tuple[str, str]]:
    crumbs = [(label, reverse(name))]
    if story.network_id:
        crumbs.append((str(story.network), reverse("cases:network", args=[story.network.slug])))
    return crumbs
