"""Error pages of the hub, generated pictures, and what programs ask for."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import requires_csrf_token
from django_ratelimit.exceptions import Ratelimited

from hub.core import pictures
from hub.core.charts import raster

#: A generated picture never changes: its address says all that it is made of. A year, in seconds.
PICTURE_AGE = 365 * 24 * 3600
#: How long the way to the icon may be remembered, in seconds; a new edition may give the icon a new address.
ICON_AGE = 24 * 3600


@requires_csrf_token
def bad_request(request, exception=None):
    """400: what came in cannot be read."""
    return render(request, "400.html", status=400)


@requires_csrf_token
def forbidden(request, exception=None):
    """403, or 429 when the reason is that too many requests came."""
    if isinstance(exception, Ratelimited):
        return too_many_requests(request)
    return render(request, "403.html", status=403)


@requires_csrf_token
def not_found(request, exception=None):
    """404 with a search box."""
    return render(request, "404.html", status=404)


def too_many_requests(request, credentials=None, *args, **kwargs):
    """429: slow down. Also what the sign-in page answers after too many wrong passwords."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = "60"
    return response


@cache_control(public=True, max_age=PICTURE_AGE, immutable=True)
def picture(request, group: str, seed: str):
    """The generated picture of a record (see hub.core.pictures)."""
    return HttpResponse(pictures.draw(group, seed[:60]), content_type="image/svg+xml")


@cache_control(public=True, max_age=PICTURE_AGE, immutable=True)
def share_picture(request, group: str, seed: str):
    """The same picture for those who show links with a picture: 1200 x 675 pixels, as PNG."""
    drawn = raster.png(pictures.draw(group, seed[:60]), zoom=1200 / pictures.WIDTH)
    return HttpResponse(drawn, content_type="image/png")


@cache_control(public=True, max_age=ICON_AGE)
def favicon(request):
    """Where browsers, feed readers and bookmarks look for an icon without asking a page."""
    return HttpResponseRedirect(static("img/hub.svg"))


def robots(request):
    """What programs may read: everything but where people work and what only remembers a choice; and where
    all is.
    """
    lines = (
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: /*/{reverse('workspace:home').split('/', 2)[2]}",
        f"Disallow: {reverse('language', args=['xx']).removesuffix('xx/')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def language(request, code: str):
    """Remember the language that somebody chooses, for the day they come without one in the address.

    `?to=` is the page in that language. Nobody is sent to another host, or to a page in another language.
    What the search has narrowed down meanwhile without a new page comes from where the visitor was last.
    """
    known = dict(settings.LANGUAGES)
    if code not in known:
        raise Http404
    to = request.GET.get("to", "")
    home = translate_url(reverse("wagtail_serve", args=[""]), code)
    fits = to.startswith(f"/{code}/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    response = HttpResponseRedirect(_as_it_was(request, to, code) if fits else home)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    patch_cache_control(response, private=True, no_store=True)
    return response


def _as_it_was(request, to: str, code: str) -> str:
    """`to` with what the page before asked for, if that is the same page in another language."""
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc != request.get_host() or translate_url(before.path, code) != urlsplit(to).path:
        return to
    return urlsplit(to)._replace(query=before.query).geturl()
