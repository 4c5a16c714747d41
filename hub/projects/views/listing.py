"""All projects, straight from the database: works while the search engine is away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from hub.core.caching.memory import remembered
from hub.core.meta import Meta
from hub.core.paging import page_of
from hub.lags.queries import public as public_lags
from hub.places.models import Region
from hub.projects import feeds, queries
from hub.projects.forms import ProjectFilter


def project_list(request: HttpRequest) -> HttpResponse:
    """Projects with filters, newest or largest first; also all of a group, an organisation or a region."""
    form = ProjectFilter(request.GET)
    chosen = form.chosen()
    sort = chosen.pop("sort", "newest")
    projects = queries.filtered(**chosen)
    total = remembered(f"projects {sorted(chosen.items())}", projects.count)
    ordered = projects.order_by(*queries.SORTS[sort]).values_list("pk", flat=True)
    page, pager = page_of(request, ordered, total=total)
    shown = queries.for_lists().in_bulk(list(page))
    context = {
        "form": form,
        "projects": [shown[pk] for pk in page if pk in shown],
        "total": page.paginator.count,
        "pager": pager,
        "of": _of(chosen),
        "filtered": bool(chosen),
        "meta": Meta(title=gettext("Projects"), feeds=(feeds.of(**feeds.narrowing(chosen)),)),
    }
    return render(request, "projects/list.html", context)


def _of(chosen: dict):
    """The group, organisation or region whose projects these are; None for those of all."""
    for name, records in (
        ("lag", public_lags()),
        ("organisation", queries.organisations()),
        ("region", Region.objects.all()),
    ):
        if name in chosen:
            return records.filter(pk=chosen[name]).first()
    return None
