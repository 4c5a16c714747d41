"""Error pages of the hub, and the generated pictures."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import requires_csrf_token
from django_ratelimit.exceptions import Ratelimited

from hub.core import pictures

#: A generated picture never changes: its address says all that it is made of. A year, in seconds.
PICTURE_AGE = 365 * 24 * 3600


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


def robots(request):
    """What programs may read: everything but the admin."""
    lines = f"User-agent: *\nDisallow: {reverse('wagtailadmin_home')}\n"
    return HttpResponse(lines, content_type="text/plain")
