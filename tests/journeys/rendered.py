"""Pages that a sound hub does not show at any address: errors, and what stands in for the search.

Each is made by the view or template that would make it, in the language of the interface that is active.
"""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from hub.core import views
from hub.networks import actions as networks
from hub.notifications import kinds, letters
from hub.notifications.actions import notify
from hub.notifications.models import Letter
from hub.pages import browse
from tests.factories import LagFactory, UserFactory
from tests.factories.areas import LagPeriodFactory
from tests.factories.networks import ADMINISTRATOR, a_member, a_network


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


def join() -> str:
    """'I work for this group', pressed by somebody."""
    return _seen_by(UserFactory(), reverse("workspace:join", args=[LagFactory().pk]))


def people() -> str:
    """Who works for a network, as its administrator sees it: with somebody who asks and somebody invited."""
    network = a_network()
    boss = a_member(network, ADMINISTRATOR, first_name="Ilze")
    a_member(network, first_name="Anna")
    ways = networks.people
    ways.request(user=UserFactory(first_name="Jens"), body=network, role="editor")
    ways.invite(body=network, email="mette@example.org", role="editor", language="da", by=boss)
    return _seen_by(boss, reverse("networks:people", args=["network", network.pk]))


def changes() -> str:
    """The log of a network."""
    network = a_network()
    return _seen_by(a_member(network), reverse("networks:log", args=[network.pk]))


def invitation() -> str:
    """Where the link of a letter leads."""
    network = a_network()
    ways = networks.people
    offered = ways.invite(body=network, email="m@example.org", role="editor", language="da", by=None)
    return Client().get(reverse("networks:invitation", args=[ways.token(offered)])).content.decode()


def notifications() -> str:
    """What somebody was told, read and unread, of a kind that is there."""
    return _seen_by(_told(), reverse("notifications:index"))


def stop_mails() -> str:
    """Where the link at the end of a letter leads."""
    return Client().get(reverse("notifications:stop", args=[letters.token(UserFactory())])).content.decode()


def letter() -> str:
    """A daily letter with two notifications."""
    person = _told(language="da", mail_rhythm="daily")
    held = Letter.objects.create(person=person)
    person.notifications.update(letter=held)
    return letters.write(held).alternatives[0][0]


def _told(**fields):
    kind = kinds.register(
        kinds.Kind("sample", "groups", "%(about)s", "%(about)s: %(what)s", lambda lag: lag.get_absolute_url())
    )
    person, lag = UserFactory(**fields), LagFactory()
    for key in ("1", "2"):
        notify(kind=kind.slug, people=[person], about=lag, key=key, context={"what": "Landsbybutik"})
    person.notifications.filter(key="1").update(read_at=timezone.now())
    return person


def _seen_by(user, address: str) -> str:
    client = Client()
    client.force_login(user)
    return client.get(address).content.decode()


def _request() -> HttpRequest:
    request = RequestFactory().get(f"/{get_language()}/")
    request.user = AnonymousUser()
    return request
