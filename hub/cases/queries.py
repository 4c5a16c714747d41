"""Stories that everybody may read, as lists and search take them: one record a story, in all its languages."""

from collections.abc import Iterable

from django.db.models import Max, Min, Prefetch, QuerySet

from hub.core.caching.memory import remembered
from hub.networks.models import Network
from hub.networks.scope import scope_of
from hub.projects.models import Project

from .models import CaseIndexPage, CasePage, CasePrinciple, CaseProposal, NetworkPage, NewsPage
from .models.told import Told

#: What is joined to a story where it is listed.
JOINED = {
    CasePage: ("locale", "network__source", "picture", "country", "region"),
    NewsPage: ("locale", "network__source", "picture"),
}


def public(model: type[Told]) -> QuerySet:
    """Pages of stories in any language that everybody may read: published and in no private part."""
    return model.objects.live().public()


def numbers(
    model: type[Told] = CasePage,
    *,
    theme: str = "",
    country: str = "",
    language: str = "",
    principle: str = "",
    network: int | None = None,
) -> QuerySet:
    """Numbers of public stories that fit all that is given, those that were published last first."""
    pages = public(model)
    given = {"themes": theme, "country": country, "locale__language_code": language, "network": network}
    pages = pages.filter(**{name: value for name, value in given.items() if value})
    if principle:
        told = CasePrinciple.objects.filter(principle=principle).exclude(how="")
        pages = pages.filter(pk__in=told.values("page"))
    return _newest_first(pages)


def of_project(project: int) -> QuerySet:
    """Numbers of public cases about a project, newest first."""
    return _newest_first(public(CasePage).filter(projects=project))


def of_lag(lag: int) -> list[int]:
    """Numbers of public cases that name a group, newest first; one question for all groups, remembered."""
    return remembered("cases by group", _by_lag).get(lag, [])


def _by_lag() -> dict[int, list[int]]:
    told = public(CasePage).exclude(lags=None).order_by().values("lags", "number")
    told = told.annotate(told=Min("first_published_at")).order_by("-told", "-number")
    held: dict[int, list[int]] = {}
    for lag, number in told.values_list("lags", "number"):
        held.setdefault(lag, []).append(number)
    return held


def _newest_first(pages: QuerySet) -> QuerySet:
    # A story that is translated later is not new.
    told = pages.order_by().values("number").annotate(told=Min("first_published_at"))
    return told.order_by("-told", "-number").values_list("number", flat=True)


def stories(model: type[Told], wanted: Iterable[int]) -> dict[int, Told]:
    """Number -> the page a story was first written on (else another language), `versions` with all public
    languages; in the order of `wanted`, without those that nobody may read."""
    wanted = list(wanted)
    if not wanted:
        return {}
    pages = public(model).filter(number__in=wanted).select_related(*JOINED[model]).order_by("pk")
    if model is CasePage:
        pages = pages.prefetch_related("themes", "picture__renditions")
    found: dict[int, list[Told]] = {}
    for page in pages:
        found.setdefault(page.number, []).append(page)
    leading = {}
    for number in wanted:
        if versions := found.get(number):
            first = next((page for page in versions if page.pk == number), versions[0])
            for page in versions:
                page.versions = versions
            leading[number] = first
    return leading


def for_reading(model: type[Told], number: int) -> list[Told]:
    """The public pages of a story with what its page shows; the one it was first written on first."""
    pages = public(model).filter(number=number).select_related(*JOINED[model])
    if model is CasePage:
        pages = pages.prefetch_related(
            "themes", Prefetch("principles", CasePrinciple.objects.select_related("principle"))
        )
    found = sorted(pages, key=lambda page: (page.pk != number, page.pk))
    for page in found:
        page.versions = found
    return found


def countries() -> QuerySet:
    """Codes of countries that public cases are from."""
    return public(CasePage).exclude(country=None).order_by().values_list("country", flat=True).distinct()


def languages() -> QuerySet:
    """Codes of languages that public cases can be read in."""
    return public(CasePage).order_by().values_list("locale__language_code", flat=True).distinct()


def index(lang: str) -> CaseIndexPage | None:
    """The page whose text stands above the list of cases in a language."""
    return CaseIndexPage.objects.live().filter(locale__language_code=lang).first()


def networks() -> QuerySet[Network]:
    """Networks with what a list of them shows, by name."""
    return Network.objects.select_related("source").prefetch_related("texts", "countries").order_by("name")


def homes(network: Network) -> QuerySet[NetworkPage]:
    """A network's public homes, one a language."""
    return NetworkPage.objects.live().public().filter(network=network).select_related("locale").order_by("pk")


def changed(model: type[Told]) -> QuerySet:
    """(number, when it was last published) of all public stories."""
    told = public(model).order_by().values("number").annotate(at=Max("last_published_at"))
    return told.order_by("number").values_list("number", "at")


def proposals_for(user) -> QuerySet[CaseProposal]:
    """Proposals that wait for somebody's network, the oldest first."""
    scope = scope_of(user)
    if not scope:
        return CaseProposal.objects.none()
    tended = scope.narrow(Project.objects.all())
    waiting = CaseProposal.objects.filter(state=CaseProposal.State.WAITING, project__in=tended)
    return waiting.select_related("project__lag", "proposed_by").order_by("created_at", "pk")
