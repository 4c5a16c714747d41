from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.core.addresses import moved
from hub.core.paging import page_of
from hub.projects import meta, queries
from hub.projects.models import Beneficiary


def organisation_profile(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """A body and the projects it carried out or took part in. 404 without any public project."""
    organisation = get_object_or_404(queries.organisations(), pk=pk)
    if redirect := moved(request, organisation):
        return redirect
    projects = queries.filtered(organisation=pk)
    page, pager = page_of(request, projects.order_by(*queries.SORTS["newest"]).values_list("pk", flat=True))
    shown = queries.for_lists().in_bulk(list(page))
    roles = dict(Beneficiary.objects.filter(organisation=pk).values_list("project", "role"))
    listing = reverse("projects:index")
    context = {
        "organisation": organisation,
        "projects": [(shown[key], Beneficiary.Role(roles[key]).label) for key in page if key in shown],
        "total": page.paginator.count,
        "pager": pager,
        "totals": queries.totals(projects),
        "meta": meta.of_organisation(organisation),
        "crumbs": [
            (_("Projects"), listing),
            (str(organisation.country), f"{listing}?country={organisation.country_id}"),
        ],
    }
    return render(request, "projects/organisation.html", context)
