"""What everybody sees of partnerships: the list, a page each, who worked with whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.cooperation.partnerships import drawing, feeds, meta, queries, together
from hub.cooperation.partnerships.budgets import budget_of, source_labels
from hub.cooperation.partnerships.desk import steps
from hub.cooperation.partnerships.forms import PartnershipFilter, TogetherFilter
from hub.core.addresses import moved
from hub.core.meta import Meta
from hub.core.paging import page_of
from hub.core.shown import described, languages_of, shown
from hub.lags.queries import public as public_groups


def index(request: HttpRequest) -> HttpResponse:
    """Public partnerships, the newest first, narrowed down by the address."""
    form = PartnershipFilter(request.GET)
    chosen = form.chosen()
    found = queries.filtered(**chosen).order_by("-pk")
    page, pager = page_of(request, found.values_list("pk", flat=True))
    held = queries.for_lists().in_bulk(list(page))
    context = {
        "form": form,
        "partnerships": [held[pk] for pk in page if pk in held],
        "total": page.paginator.count,
        "pager": pager,
        "of": public_groups().filter(pk=chosen["lag"]).first() if "lag" in chosen else None,
        "filtered": bool(chosen),
        "meta": Meta(title=_("Partnerships"), feeds=(feeds.of(**chosen),)),
    }
    return render(request, "partnerships/list.html", context)


def profile(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """One partnership: who, what, how far, how much together. 404 until all groups agreed.

    Whose application was refused, and each one's money, are the partners' own business.
    """
    found = queries.for_lists().prefetch_related("stage_changes")
    partnership = get_object_or_404(found, pk=pk)
    if redirect := moved(request, partnership):
        return redirect
    wanted = request.GET.get("lang", "")[:2]
    text = shown(partnership, wanted)
    money = budget_of(partnership)
    context = {
        "partnership": partnership,
        "text": text,
        "told": partnership.text_in(text.lang),
        "description": described(partnership, wanted),
        "languages": languages_of(partnership, text.lang),
        "steps": steps(partnership),
        "money": money,
        "shares": list(zip(source_labels(), money.euros, strict=True)),
        "outcomes": partnership.projects.filter(published=True).prefetch_related("texts"),
        "meta": meta.of_partnership(partnership, text),
        "crumbs": [(_("Partnerships"), reverse("partnerships:index"))],
    }
    return render(request, "partnerships/profile.html", context)


def worked_together(request: HttpRequest) -> HttpResponse:
    """Groups and the partnerships that join them: a drawing to go through by keyboard, and a table."""
    form = TogetherFilter(request.GET)
    chosen = form.chosen()
    web = together.web_of(queries.for_lists().filter(pk__in=queries.filtered(**chosen).values("pk")))
    context = {
        "form": form,
        "web": web,
        "drawing": drawing.svg(web),
        "of": public_groups().filter(pk=chosen["lag"]).first() if "lag" in chosen else None,
        "filtered": bool(chosen),
        "crumbs": [(_("Partnerships"), reverse("partnerships:index"))],
    }
    return render(request, "partnerships/together.html", context)
