"""All cases, news and networks, straight from the database: works while the search engine is away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hub.cases import queries, showing


def case_list(request: HttpRequest) -> HttpResponse:
    """Cases by theme, country, principle and language."""
    return render(request, "cases/list.html", showing.list_context(request))


def news_list(request: HttpRequest) -> HttpResponse:
    """News of all networks."""
    return render(request, "cases/news_list.html", showing.news_list_context(request))


def network_list(request: HttpRequest) -> HttpResponse:
    """The networks that tend the hub's records."""
    return render(request, "cases/networks.html", {"networks": queries.networks()})
