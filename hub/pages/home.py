"""What the front door shows."""

from collections.abc import Iterable

from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.cases import queries as cases
from hub.cases.models import CasePage
from hub.cooperation.offers import queries as offers
from hub.core.caching.memory import remembered
from hub.core.formats import money_short, number
from hub.lags import queries as lags
from hub.projects import queries as projects
from hub.projects.models import Project

from . import browse

#: Cases on the home page.
NEWEST = 3
#: Projects told on the home page, each from another country.
TOLD = 6
#: Offers with a near deadline on the home page.
CLOSING = 3
#: How many of the newest are looked through for these.
LOOKED_AT = 400


def home_context(request) -> dict:
    """Figures, new cases, projects that tell what they learned, offers that close soon, themes, countries, examples."""
    figures = remembered("home figures", _figures)
    ways = remembered(f"home ways {get_language()}", browse.ways_in)
    return {
        "figures": [
            (_("projects"), number(figures["projects"])),
            (_("local action groups"), number(figures["lags"])),
            (_("countries"), number(figures["countries"])),
            (_("invested"), money_short(figures["euro"])),
        ],
        "told": told(),
        "cases": remembered("home cases", newest_cases),
        "closing": remembered("home closing", lambda: list(offers.closing_soon(CLOSING))),
        "examples": examples(),
        **ways,
    }


def examples() -> list[str]:
    """Words that are worth a try, in the reader's language."""
    return [_("village shop"), _("local food"), _("cycle route"), _("old people living at home")]


def newest_cases() -> list[CasePage]:
    """The cases that were published last."""
    return list(cases.stories(CasePage, cases.numbers(CasePage)[:NEWEST]).values())


def told() -> list[Project]:
    """Projects that tell what they learned, real ones and the newest first, each of another country."""
    return remembered("home told", _told)


def _told() -> list[Project]:
    chosen = _told_ids()
    found = {project.pk: project for project in projects.for_lists().filter(pk__in=chosen)}
    return [found[pk] for pk in chosen if pk in found]


def _told_ids() -> list[int]:
    newest = (
        projects.with_experience(projects.public())
        .order_by("source__is_sample", F("start_on").desc(nulls_last=True), "-pk")
        .values_list("pk", "country_id")[:LOOKED_AT]
    )
    return _one_of_each(newest, TOLD)


def _one_of_each(pairs: Iterable[tuple[int, str]], wanted: int) -> list[int]:
    """The first ids of different countries; if there are too few countries, others fill the row."""
    pairs = list(pairs)
    first: dict[str, int] = {}
    for pk, country in pairs:
        first.setdefault(country, pk)
    chosen = list(first.values())[:wanted]
    rest = [pk for pk, _country in pairs if pk not in chosen]
    return (chosen + rest)[:wanted]


def _figures() -> dict:
    totals = projects.totals(projects.public())
    countries = {*projects.public().order_by().values_list("country_id", flat=True).distinct()}
    countries |= {*lags.public().order_by().values_list("country_id", flat=True).distinct()}
    return {
        "projects": totals["projects"],
        "lags": lags.public().count(),
        "countries": len(countries),
        "euro": totals["total_eur"] or 0,
    }
