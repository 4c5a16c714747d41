"""One story, in the language that suits its reader best."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from hub.cases import queries
from hub.cases.models.told import Told
from hub.core.shown import preferences


def story(request: HttpRequest, model: type[Told], number: int, slug: str = "") -> HttpResponse:
    """The page of a story; `?lang=` chooses the language of its text. 404 for what nobody may read."""
    versions = queries.for_reading(model, number)
    if not versions:
        raise Http404
    wanted = request.GET.get("lang", "")[:2]
    order = preferences(versions[0].lang, wanted)
    page = min(versions, key=lambda each: order.index(each.lang) if each.lang in order else len(order))
    if slug not in {each.address_slug for each in versions}:
        asked = urlencode({"lang": wanted}) if wanted in page.languages else ""
        return HttpResponsePermanentRedirect(f"{page.get_absolute_url()}{'?' if asked else ''}{asked}")
    return page.serve(request)
