"""Offers as everybody sees them: the list, one of them, and its sheet for paper."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django_ratelimit.decorators import ratelimit

from hub.cooperation.offers import feeds, permissions, queries, search
from hub.cooperation.offers.filters import OfferFilter
from hub.core.addresses import moved
from hub.core.meta import Meta
from hub.core.paging import Pager, page_of
from hub.core.shown import shown

#: Offers on a page of the list, and the last page of it.
SIZE, LAST = 20, 50


@ratelimit(group="offers", key="ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
def offers(request: HttpRequest) -> HttpResponse:
    """Open offers by words and facets, newest first; straight from the database while the search is away."""
    form = OfferFilter(request.GET)
    chosen = form.chosen()
    chosen.pop("within", None) if chosen.get("within") is None else None
    try:
        listed, total, pager = _found(request, form, chosen)
        away = False
    except search.Unavailable:
        page, pager = page_of(request, queries.whole(queries.open_offers()).order_by("-published_at"), SIZE)
        listed, total, away = page, page.paginator.count, True
    context = {
        "form": form,
        "offers": listed,
        "total": total,
        "pager": pager,
        "filtered": bool(chosen),
        "away": away,
        "meta": Meta(title=gettext("Cooperation offers"), feeds=(feeds.of(chosen.get("theme", "")),)),
    }
    return render(request, "cooperation/offers/list.html", context)


def _found(request: HttpRequest, form: OfferFilter, chosen: dict) -> tuple[list, int, Pager]:
    told = request.GET.get("page", "1")[:3]
    number = min(max(1, int(told)), LAST) if told.isascii() and told.isdigit() else 1
    found = search.find(
        text=chosen.get("q", ""),
        facets=form.facets(),
        within_days=chosen.get("within"),
        page=number,
        size=SIZE,
    )
    form.count(found.counts)
    return found.offers, found.total, Pager.of(number, found.total, SIZE, SIZE * LAST)


def offer(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """One offer: what it is about, for whom, until when, and how to say that one is interested."""
    held = get_object_or_404(queries.whole(queries.with_page()), pk=pk)
    if there := moved(request, held):
        return there
    text = held.best_text()
    groups = permissions.lags_of(request.user)
    context = {
        "offer": held,
        "text": text,
        "own": bool(groups) and any(group.pk == held.lag_id for group in groups),
        "groups": [group for group in groups if group.pk != held.lag_id],
        "interest": _interest_of(groups, held),
        "crumbs": [(gettext("Cooperation offers"), feeds.list_address())],
        "meta": _meta(held),
    }
    return render(request, "cooperation/offers/offer.html", context)


def factsheet(request: HttpRequest, pk: int) -> HttpResponse:
    """An offer on a sheet of paper, whole in its own language and in short in English."""
    held = get_object_or_404(queries.whole(queries.with_page()), pk=pk)
    own, english = held.text_in(held.lang), held.text_in("en")
    context = {"offer": held, "text": own, "english": english if english != own else None}
    return render(request, "cooperation/offers/factsheet.html", context)


def _interest_of(groups, held):
    if not groups:
        return None
    return held.interests.filter(lag__in=groups).select_related("conversation").order_by("-pk").first()


def _meta(held) -> Meta:
    text = shown(held)
    thing = {
        "@type": "Demand", "name": text.title, "description": text.summary, "url": held.get_absolute_url(),
        "inLanguage": text.lang, "validThrough": held.last_day.isoformat() if held.last_day else None,
        "areaServed": held.country_id,
    }  # fmt: skip
    return Meta(title=text.title, description=text.summary, lang=text.lang, kind="article", thing=thing)
