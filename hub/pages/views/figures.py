"""The catalogue in charts, and each chart as a file."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django_ratelimit.decorators import ratelimit

from hub.core.charts import Chart, drawing, raster, table
from hub.pages import figures as glance
from hub.pages import statistics
from hub.pages.statistics import Scope
from hub.projects.forms import FiguresFilter

#: Seconds that a file of a chart may be kept elsewhere.
KEPT = 600


@ratelimit(group="figures", key="ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
def figures(request: HttpRequest) -> HttpResponse:
    """Money by year and fund, projects by year, theme and country, targets; of all or of a part."""
    form = FiguresFilter(request.GET)
    scope, amount = asked(form)
    totals = statistics.totals(scope)
    context = {
        "form": form,
        "filtered": bool(form.chosen()),
        "scope": scope.label,
        "totals": totals,
        "figures": glance.at_a_glance(totals),
        "charts": statistics.shown(scope, amount),
        "targets": statistics.targets(scope),
    }
    return render(request, "pages/figures.html", context)


@ratelimit(group="figures", key="ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
def chart_file(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """One chart of what the address says as csv, png or svg; 404 for a chart that there is not."""
    scope, amount = asked(FiguresFilter(request.GET))
    try:
        chart = statistics.chart(slug, scope, amount)
    except KeyError:
        raise Http404 from None
    content, content_type = FILES[ending](chart, scope)
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="leader-hub-{chart.slug}.{ending}"'
    patch_cache_control(response, public=True, max_age=KEPT)
    return response


def _csv(chart: Chart, scope: Scope) -> tuple[bytes, str]:
    return table.as_csv(chart), "text/csv; charset=utf-8"


def _svg(chart: Chart, scope: Scope) -> tuple[str, str]:
    return drawing.sheet(chart, source=statistics.source_line(scope)), "image/svg+xml"


def _png(chart: Chart, scope: Scope) -> tuple[bytes, str]:
    return raster.png(drawing.sheet(chart, source=statistics.source_line(scope))), "image/png"


FILES = {"csv": _csv, "png": _png, "svg": _svg}


def asked(form: FiguresFilter) -> tuple[Scope, str]:
    """(part of the catalogue, kind of amounts) that an address says; what is wrong in it is left out."""
    chosen = form.chosen()
    amount = chosen.pop("amount", "") or "total"
    return Scope(**chosen), amount
