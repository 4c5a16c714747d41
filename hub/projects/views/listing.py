"""All projects, straight from the database: works while the search engine is away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hub.core.paging import page_of
from hub.lags.queries import public as public_lags
from hub.places.models import Region
from hub.projects import queries
from hub.projects.forms import ProjectFilter
from hub.projects.models import Organisation


def project_list(request: HttpRequest) -> HttpResponse:
    """Projects with filters, newest or largest first; also all of a group, an organisation or a region."""
    form = ProjectFilter(request.GET)
    chosen = form.chosen()
    sort = chosen.pop("sort") or "newest"
    projects = queries.filtered(**chosen)
    page, pager = page_of(request, projects.order_by(*queries.SORTS[sort]).values_list("pk", flat=True))
    shown = queries.for_lists().in_bulk(list(page))
    context = {
        "form": form,
        "projects": [shown[pk] for pk in page if pk in shown],
        "total": page.paginator.count,
        "pager": pager,
        "of_lag": public_lags().filter(pk=chosen["lag"]).first() if chosen["lag"] else None,
        "of_organisation": Organisation.objects.filter(pk=chosen["organisation"]).first()
        if chosen["organisation"]
        else None,
        "of_region": Region.objects.filter(pk=chosen["region"]).first() if chosen["region"] else None,
        "filtered": any(chosen.values()),
    }
    return render(request, "projects/list.html", context)
