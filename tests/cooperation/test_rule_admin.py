"""Networks keep the rules of their own countries; those of the EU are the hub's."""

import pytest
from django.urls import reverse

from hub.cooperation.models import CooperationRule
from tests.factories import UserFactory
from tests.factories.cooperation import CooperationRuleFactory
from tests.factories.networks import a_member, a_network

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_cooperation_cooperationrule:add"
EDIT = "wagtailsnippets_cooperation_cooperationrule:edit"


def filled(**changes) -> dict:
    """What the form sends for a Danish rule with one window."""
    return {
        "slug": "dk-new", "country": "DK", "region": "", "period": "2023-2027", "fund": "EAFRD", "covers": "both",
        "decides": "lag", "applications": "windows", "preparatory": "yes", "rate_percent": "80", "ceiling": "",
        "eu_share_percent": "", "currency": "DKK", "ceiling_per": "project", "note": "", "lang": "da",
        "source_name": "Ministeriet", "source_url": "https://example.org/", "checked_on": "2026-11-01",
        "windows-TOTAL_FORMS": "1", "windows-INITIAL_FORMS": "0", "windows-MIN_NUM_FORMS": "0",
        "windows-MAX_NUM_FORMS": "1000", "windows-0-opens": "2027-02-01", "windows-0-closes": "2027-03-31",
        "windows-0-id": "", "windows-0-ORDER": "1", "windows-0-DELETE": "",
    } | changes  # fmt: skip


@pytest.fixture
def dane(client):
    client.force_login(a_member(a_network(), "editor"))
    return client


def test_an_editor_writes_a_rule_of_their_country_and_visitors_read_it(dane, client):
    assert dane.post(reverse(ADD), filled()).status_code == 302
    rule = CooperationRule.objects.get(slug="dk-new")
    assert [(str(window.opens), str(window.closes)) for window in rule.windows.all()] == [
        ("2027-02-01", "2027-03-31")
    ]
    assert "Ministeriet" in client.get(rule.get_absolute_url()).content.decode()


@pytest.mark.parametrize("country", ["LV", ""])
def test_nobody_writes_rules_of_other_countries_or_of_the_eu(dane, country):
    answer = dane.post(reverse(ADD), filled(country=country))
    assert answer.status_code == 200
    assert "Your network does not tend records there." in answer.content.decode()
    assert not CooperationRule.objects.filter(slug="dk-new").exists()


def test_rules_of_the_eu_are_not_there_for_a_network(dane):
    of_eu = CooperationRule.objects.filter(country__isnull=True).first()
    assert dane.get(reverse(EDIT, args=[of_eu.pk]), follow=True).status_code == 404
    assert dane.get(reverse(EDIT, args=[CooperationRuleFactory().pk])).status_code == 200


def test_a_region_lies_in_its_country(client):
    client.force_login(UserFactory(is_superuser=True))
    answer = client.post(reverse(ADD), filled(country="DK", region="LV00B"))
    assert "This region lies in another country." in answer.content.decode()
