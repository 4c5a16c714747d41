"""What the head of a page tells machines: its one address, its other languages, pictures, things, feeds."""

from django import template
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language

from hub.core import meta
from hub.core.languages import translations

register = template.Library()

#: Whoever speaks none of the languages of the interface is sent to this one.
FALLBACK = "en"
#: Language -> locale as Open Graph writes it.
LOCALES = {"en": "en_GB", "da": "da_DK", "lv": "lv_LV"}


@register.inclusion_tag("core/head.html", takes_context=True)
def head_for_machines(context) -> dict:
    """Canonical address, alternates, Open Graph and schema.org of a page; nothing where there is no request.

    Nor for a request to a host that is not ours: the page that says so has no address to name.
    """
    request = context.get("request")
    if request is None or not _is_ours(request):
        return {}
    page = context.get("page")
    told = context.get("meta") or _of_page(page)
    lang = (get_language() or FALLBACK)[:2]
    path = canonical_path(request)
    things = [told.thing] if told.thing else []
    if crumbs := context.get("crumbs"):
        things.append(meta.breadcrumbs(crumbs, told.title or str(page or "")))
    alternates = _alternates(request, page, path)
    return {
        "meta": told,
        "canonical": request.build_absolute_uri(path),
        "alternates": alternates,
        "fallback": dict(alternates).get(FALLBACK),
        "locale": LOCALES.get(told.lang or lang, told.lang or lang),
        "site": settings.WAGTAIL_SITE_NAME,
        "image": request.build_absolute_uri(told.image or reverse("share_picture", args=["plain", "hub"])),
        "things": meta.as_script(things, request) if things else "",
    }


def canonical_path(request: HttpRequest) -> str:
    """The page's one address: without filters, orders and views; a page of the whole list keeps its number."""
    asked = request.GET
    page = asked.get("page", "")
    if set(asked) == {"page"} and page.isascii() and page.isdigit() and page != "1":
        return f"{request.path}?page={page}"
    return request.path


def _is_ours(request: HttpRequest) -> bool:
    """Whether the host that was asked for is one of the hub's."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def _of_page(page) -> meta.Meta:
    """Of a page that editors wrote."""
    if page is None or not hasattr(page, "search_description"):
        return meta.Meta()
    said = page.search_description or getattr(page, "intro", "")
    return meta.Meta(title=page.seo_title or page.title, description=said)


def _alternates(request: HttpRequest, page, path: str) -> list[tuple[str, str]]:
    """(language, whole address) of the page in each language that it is there in."""
    if not path.startswith(f"/{get_language()}/"):
        return []
    found = translations(page)
    if not found:
        found = {code: translate_url(path, code) for code, _name in settings.LANGUAGES}
    return [
        (code, request.build_absolute_uri(found[code])) for code, _n in settings.LANGUAGES if code in found
    ]
