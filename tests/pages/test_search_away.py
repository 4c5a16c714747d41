"""A visitor's session while the search engine, a real one, goes away and comes back."""

import time
from dataclasses import asdict, replace
from urllib.parse import urlsplit

import pytest
from django.db import transaction

from hub.projects.models import Project
from search import background, indexer, outbox
from search.models import OutboxEntry
from tests.factories import ProjectFactory
from tests.relay import Relay

pytestmark = pytest.mark.django_db(transaction=True)

SEARCH = "/en/search/"


@pytest.fixture
def relay(cluster, settings, monkeypatch):
    """The hub on Elasticsearch, at the end of a wire that can be cut."""
    address = urlsplit(cluster.urls[0])
    relay = Relay(address.hostname, address.port)
    own = replace(
        cluster, urls=(f"{address.scheme}://localhost:{relay.port}",), index=f"{cluster.index}-pages"
    )
    settings.SEARCH = {
        **settings.SEARCH, "ENGINE": "elasticsearch", "CLUSTER": asdict(own), "DRAIN": "thread",
    }  # fmt: skip
    monkeypatch.setattr(background, "_drainer", background._Drainer())
    monkeypatch.setattr(background, "_PAUSES", ())
    monkeypatch.setattr(background, "_LATER", 0.3)
    yield relay
    wait_until(lambda: not background._drainer._running)
    relay.cut()
    with cluster.connect() as client:
        client.indices.delete(index=list(client.indices.get(index=f"{own.index}-*", features="aliases").body))


def wait_until(true, seconds=20.0):
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


def titles(response):
    return [row.text.title for row in response.context["results"].rows]


def rename(project, title):
    """As an action does: the record and its row of the outbox in one transaction."""
    with transaction.atomic():
        project.texts.update(title=title)
        outbox.enqueue("project", [project.pk])


def test_site_browses_on_and_catches_up_by_itself(client, relay):
    project = ProjectFactory(title="Landsbybutik", country_id="DK", themes=["youth"])
    indexer.rebuild()
    assert titles(client.get(SEARCH, {"q": "landsbybutikker"})) == ["Landsbybutik"]

    relay.cut()
    away = client.get(SEARCH, {"q": "cykelsti"})
    assert away.status_code == 503
    assert '<a href="/en/places/DK/">Denmark</a>' in away.content.decode()
    for address in ("/en/places/", "/en/places/DK/", "/en/themes/youth/", project.get_absolute_url()):
        assert client.get(address).status_code == 200, address
    rename(Project.objects.get(), "Cykelsti")
    wait_until(lambda: background._drainer._later is not None)
    assert OutboxEntry.objects.count() == 1

    relay.mend()
    wait_until(lambda: not OutboxEntry.objects.exists())
    assert titles(client.get(SEARCH, {"q": "cykelstier"})) == ["Cykelsti"]
    assert client.get(SEARCH, {"q": "landsbybutikker"}).context["results"].total == 0
