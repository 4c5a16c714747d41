from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hub.core.caching.memory import remembered
from hub.pages import figures, meta


def data(request: HttpRequest) -> HttpResponse:
    """Where the records come from, and what may be done with them."""
    rows = remembered("sources", figures.sources)
    sources = [row["source"] for row in rows]
    context = {
        "meta": meta.of_sources(_("Data and licences"), sources),
        "sources": [row for row in rows if not row["source"].is_sample],
        "samples": [row for row in rows if row["source"].is_sample],
    }
    return render(request, "pages/data.html", context)
