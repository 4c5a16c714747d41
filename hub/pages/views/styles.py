from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hub.pages import styles as specimens


def styles(request: HttpRequest) -> HttpResponse:
    """Every component with its variants, for those who work on templates: editors, or anybody in debug mode."""
    if not (settings.DEBUG or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    return render(request, "pages/styles.html", specimens.context())
