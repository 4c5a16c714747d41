"""The partner finder: an idea in, groups and offers with reasons out. No account, and nothing is kept."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_ratelimit.decorators import ratelimit

from hub.cooperation import ideas, loading, proposals
from hub.cooperation.forms import IdeaForm
from hub.cooperation.matching import rank, weights
from hub.core.paging import Pager

#: Proposals on a page, and pages that one may turn to: whoever fits worse than the hundredth hardly fits.
SIZE, PAGES = 10, 10


@ratelimit(group="partners", key="ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
def partners(request: HttpRequest) -> HttpResponse:
    """Form and matches: `?text=&theme=&country=&territory=&learn=&kind=&first=&last=&near=&lag=`."""
    form = IdeaForm(request.GET)
    chosen = form.chosen()
    pool = loading.pool()
    found = ideas.asked(chosen, pool)
    context = {"form": form, "folds": _folds(form), "asked": found, "from_lag": found.lag if found else None}
    if found:
        context |= _matches(request, found.idea, pool)
    return render(request, "cooperation/partners.html", context)


def _matches(request: HttpRequest, idea, pool) -> dict:
    fitting = int(rank.allowed(idea, pool).sum())
    last = max(1, min(PAGES, -(-fitting // SIZE)))
    page = min(_page(request), last)
    matches = rank.best(idea, pool, weights.SITE, take=SIZE, skip=(page - 1) * SIZE)
    first = (page - 1) * SIZE + 1
    return {
        "matches": proposals.shown(matches, idea), "fitting": fitting, "pager": Pager(page, last),
        "first_place": first, "as_offer": f"{reverse('offers:keep')}?{request.GET.urlencode()}",
    }  # fmt: skip


def _folds(form: IdeaForm) -> list[dict]:
    """The fields with boxes to tick: what is ticked stands beside the label while the fold is closed."""
    return [
        {"field": form[name], "chosen": form.labels_of(name), "note": note}
        for name, note in (
            ("theme", ""),
            ("country", _("None ticked: from any country.")),
            ("territory", ""),
            ("learn", _("Groups go first that offer a visit or a talk about it.")),
        )
    ]


def _page(request: HttpRequest) -> int:
    told = request.GET.get("page", "1")[:4]
    return max(1, int(told)) if told.isascii() and told.isdigit() else 1
