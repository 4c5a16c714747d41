from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hub.core.caching.memory import remembered
from hub.pages import figures


def data(request: HttpRequest) -> HttpResponse:
    """Where the records come from, and what may be done with them."""
    rows = remembered("sources", figures.sources)
    context = {
        "sources": [row for row in rows if not row["source"].is_sample],
        "samples": [row for row in rows if row["source"].is_sample],
    }
    return render(request, "pages/data.html", context)
