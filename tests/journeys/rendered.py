"""Pages that a sound hub does not show at any address: errors, and what stands in for the search.

Each is made by the view or template that would make it, in the language of the interface that is active.
"""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import get_language

from hub.core import views
from hub.pages import browse
from tests.factories import LagFactory
from tests.factories.areas import LagPeriodFactory


def bad_request() -> str:
    return views.bad_request(_request()).content.decode()


def forbidden() -> str:
    return views.forbidden(_request()).content.decode()


def too_many() -> str:
    return views.too_many_requests(_request()).content.decode()


def broken() -> str:
    return render_to_string("500.html")


def search_away() -> str:
    LagFactory(country_id="DK")
    return render_to_string("pages/search_away.html", browse.ways_in(), _request())


def group_preview() -> str:
    """What an editor sees beside the form of a group."""
    lag = LagPeriodFactory(municipalities=["Talsu novads"], population=12_300).lag
    return render_to_string("lags/preview.html", {"object": lag}, _request())


def _request() -> HttpRequest:
    request = RequestFactory().get(f"/{get_language()}/")
    request.user = AnonymousUser()
    return request
