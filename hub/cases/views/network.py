from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hub.cases import queries, showing
from hub.core.shown import preferences


def network(request: HttpRequest, slug: str) -> HttpResponse:
    """A network's home, in the language that suits its reader best; its record alone where none is public."""
    found = get_object_or_404(queries.networks(), slug=slug)
    homes = list(queries.homes(found))
    if not homes:
        return render(request, "cases/network.html", showing.network_context(found, None))
    order = preferences(found.lang, request.GET.get("lang", "")[:2])
    return min(
        homes,
        key=lambda home: (not home.words, order.index(home.locale.language_code)
                          if home.locale.language_code in order else len(order)),
    ).serve(request)  # fmt: skip
