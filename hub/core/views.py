"""Error pages of the hub."""

from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token
from django_ratelimit.exceptions import Ratelimited


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
