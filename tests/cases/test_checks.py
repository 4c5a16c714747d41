"""What editors are told of their stories: links that lead nowhere, what is missing."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.cases import links
from hub.cases.models import CheckedLink
from tests.factories.cases import a_case
from tests.factories.networks import a_member, a_network

pytestmark = pytest.mark.django_db
WITH_LINKS = (
    ("challenge", '<p>See <a href="https://example.org/gone?a=1&amp;b=2">this</a>.</p>'),
    ("video", {"title": "Film", "url": "https://video.example.org/1", "picture": []}),
)


def test_links_are_tried_once_a_week_and_those_that_lead_nowhere_are_told():
    case, now, asked = a_case(body=WITH_LINKS), timezone.now(), []

    def answer(url: str) -> str:
        asked.append(url)
        return "404" if "gone" in url else ""

    assert links.check(now=now, try_one=answer) == 1
    links.check(now=now + timedelta(days=1), try_one=answer)
    assert sorted(asked) == ["https://example.org/gone?a=1&b=2", "https://video.example.org/1"]
    links.check(now=now + timedelta(days=8), try_one=answer)
    assert len(asked) == 4
    client = Client()
    client.force_login(a_member(case.network))
    page = client.get(reverse("checks_of_cases")).content.decode()
    assert "https://example.org/gone?a=1&amp;b=2: 404" in page
    assert "Without a summary in English" in page
    client.force_login(a_member(a_network("latvian", "lv", ["LV"])))
    assert "Nothing is missing." in client.get(reverse("checks_of_cases")).content.decode()
    case.body = []
    case.save_revision().publish()
    links.check(now=now, try_one=answer)
    assert not CheckedLink.objects.exists()


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9200/", "http://[::1]/", "http://10.0.0.1/", "file:///etc/passwd", "https:///x"]
)
def test_our_own_network_is_asked_for_nothing(url):
    assert links.problem_of(url) == "not an address of the web"


def test_a_command_tries_all(capsys):
    call_command("check_links")
    assert capsys.readouterr().out == "Links that lead nowhere: 0\n"
