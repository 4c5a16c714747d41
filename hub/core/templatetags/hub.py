"""What templates need to show records: texts, languages, money, dates, addresses."""

from functools import lru_cache
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template.loader import get_template
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.core import formats, images, pictures
from hub.core.addresses import address_of, web_address
from hub.core.languages import name_of, own_name, translations
from hub.core.paging import Pager
from hub.core.shown import Shown, is_foreign, shown

register = template.Library()

register.filter("number", formats.number)
register.filter("percent", formats.percent)
register.filter("day", formats.day)
register.filter("month", formats.month)
register.filter("own_name", own_name)
register.filter("web", web_address)


@register.filter
def host(address: str) -> str:
    """The name of the site that a web address leads to, "facebook.com"."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


@register.simple_tag
def text_of(record) -> Shown:
    """`{% text_of project as text %}`: text.title, .summary, .description, .lang, .foreign."""
    return shown(record)


@register.simple_tag
def url_of(record) -> str:
    """Path of the page of a group, project, organisation, country, region or theme."""
    return address_of(record)


@register.simple_tag
def kind_of(record) -> str:
    """Name of a record's model: "lag", "project", "organisation"."""
    return record._meta.model_name


@register.filter
def lang_name(code: str) -> str:
    """Name of a language in the language of the page."""
    return name_of(code, (get_language() or "en")[:2])


@register.simple_tag
def lang_attr(code: str) -> str:
    """` lang="da"` inside a tag when the text is in another language than the page, else nothing."""
    return format_html(' lang="{}"', code) if is_foreign(code) else ""


@register.simple_tag
def lang_badge(code: str) -> str:
    """Says which language a text is in, when it is not the page's."""
    return _badge("language", get_language() or "en", code) if is_foreign(code) else ""


@register.simple_tag
def contact_address() -> str:
    """The address of those who run the hub; "" where none is set."""
    return settings.CONTACT_EMAIL


@register.inclusion_tag("components/money.html")
def money(amount, currency: str = "EUR", eur=None) -> dict:
    """`{% money project.total_cost project.currency project.total_eur %}`: euro, the original beside it."""
    if amount is None:
        return {}
    if currency == "EUR" or eur is None:
        return {"amount": formats.money(amount, currency)}
    return {"amount": formats.money(eur), "original": formats.money(amount, currency)}


@register.filter
def euro(amount) -> str:
    """An amount in euro, whole euros."""
    return "" if amount is None else formats.money(amount)


@register.filter
def euro_short(amount) -> str:
    """An amount in euro for a figure: "€12.4M"."""
    return "" if amount is None else formats.money_short(amount)


@register.simple_tag
def daterange(start, end) -> str:
    """Months from start to end, either may be None."""
    return formats.months(start, end)


@register.simple_tag
def cover(record, css: str, lazy: bool = True) -> str:
    """A record's picture, small: its first own one (`images` prefetched), else the generated one."""
    own = next(iter(record.images.all()), None) if hasattr(record, "images") else None
    image = own.image if own else getattr(record, "picture", None)
    if image is not None:
        return get_template("core/picture.html").render(_own_picture(image, css) | {"lazy": lazy})
    return format_html(
        '<img class="{}" src="{}" alt="" width="640" height="360"{}>',
        css,
        pictures.address(record),
        SafeString(' loading="lazy"' if lazy else ""),
    )


@register.inclusion_tag("core/picture.html")
def own_picture(image, css: str, alt: str, lazy: bool = False) -> dict:
    """An uploaded picture as wide as a page's text."""
    return _own_picture(image, css) | {
        "alt": alt, "lazy": lazy, "width": 1280, "height": 720, "shown": "(min-width: 62rem) 46rem, 100vw",
    }  # fmt: skip


@register.simple_tag
def logo_of(image, css: str) -> str:
    """An uploaded logo, whole, at most 240 by 120 pixels; what it shows is said to who does not see it."""
    small = image.get_rendition("max-240x120|format-webp")
    return format_html(
        '<img class="{}" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        css, small.url, image.description or image.title, small.width, small.height,
    )  # fmt: skip


def _own_picture(image, css: str) -> dict:
    sizes = images.sizes(image)
    return {
        "sizes": sizes, "src": sizes.src, "css": css, "alt": "", "width": 640, "height": 360,
        "shown": "(min-width: 40rem) 20rem, 100vw",
    }  # fmt: skip


@register.simple_tag(takes_context=True)
def url_with(context, **changes) -> str:
    """The page's query string with parameters changed (None removes); any change leads to the first page.

    `{% url_with page=3 %}`, `{% url_with kind=None q="mill" %}`.
    """
    query = _of_first_page(context)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return _as_link(query)


@register.simple_tag(takes_context=True)
def url_without(context, name: str, value) -> str:
    """The page's query string without one value of a parameter that may have several."""
    query = _of_first_page(context)
    query.setlist(name, [held for held in query.getlist(name) if held != str(value)])
    return _as_link(query)


def _of_first_page(context) -> QueryDict:
    query = context["request"].GET.copy()
    for name in ("page", "after"):
        query.pop(name, None)
    return query


def _as_link(query: QueryDict) -> str:
    # "?" alone leads to the page without parameters; an empty href would keep them.
    return f"?{query.urlencode()}"


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, pager: Pager) -> dict:
    """Links to the other pages of a list."""
    return {"pager": pager, "request": context["request"]}


@register.simple_tag
def sample(record) -> str:
    """A mark on records that are samples."""
    return _badge("sample", get_language() or "en") if getattr(record.source, "is_sample", False) else ""


@lru_cache(maxsize=256)
def _badge(name: str, lang: str, code: str = "") -> str:
    # Lists show some on every row, and it is always the same few.
    return get_template(f"components/{name}_badge.html").render({"code": code})


@register.simple_tag(takes_context=True)
def languages_of_page(context) -> list[dict]:
    """The page's address in each language of the interface: [{code, name, url, current}]."""
    current, request = (get_language() or "en")[:2], context.get("request")
    page = context.get("page")
    translated = translations(page)
    home = reverse("wagtail_serve", args=[""])
    path = request.get_full_path() if request else home
    links = []
    for code, name in settings.LANGUAGES:
        here = translated.get(code) or _translated(path, code) or translate_url(home, code)
        links.append({"code": code, "name": name, "url": here, "current": code == current})
    return links


def _translated(path: str, code: str) -> str:
    """The same page in another language; "" for an address that carries no language."""
    if not path.startswith(f"/{get_language()}/"):
        return ""
    return translate_url(path, code)


@register.simple_tag
def in_language(code: str) -> str:
    """ "in Latvian", in the language of the page."""
    return _("in %(language)s") % {"language": lang_name(code)}
