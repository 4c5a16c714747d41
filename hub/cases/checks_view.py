"""What to look at in the stories that somebody may change, in the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Page

from .attention import NEEDS
from .guarding import editable
from .models import CasePage, CheckedLink, NewsPage

#: Pages listed under one heading.
MOST = 100


def checks(request: HttpRequest) -> HttpResponse:
    """Pages by what is the matter with them; those with links that lead nowhere with the links."""
    mine = editable(request.user).values("pk")
    found = []
    for need in NEEDS:
        pages = [
            page for model in (CasePage, NewsPage)
            for page in need.narrow(model.objects.filter(pk__in=mine)).select_related("locale")[:MOST]
        ]  # fmt: skip
        if pages:
            found.append((need.label, [(page, _links(page, need.slug)) for page in pages]))
    context = {"header_title": _("Cases to look at"), "header_icon": "tasks", "found": found}
    return render(request, "admin/cases/checks.html", context)


def _links(page: Page, slug: str) -> list[CheckedLink]:
    return list(CheckedLink.objects.filter(page=page).exclude(problem="")) if slug == "broken-link" else []
