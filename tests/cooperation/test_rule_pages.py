"""Factsheets of rules."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hub.cooperation import founding, queries
from hub.cooperation.models import CooperationRule, RuleWindow
from tests.factories.cooperation import CooperationRuleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(client):
    def page(code: str, status: int = 200) -> str:
        answer = client.get(reverse("cooperation:country_rules", args=[code]))
        assert answer.status_code == status
        return answer.content.decode()

    return page


def test_a_new_hub_has_the_rules_of_the_eu_and_of_six_countries_or_more():
    assert queries.eu_rules().count() >= 3
    assert len(queries.countries_with_rules()) >= 6
    assert all(rule.source_url.startswith("http") for rule in queries.rules())
    assert founding.load() == 0


def test_what_a_network_changed_stays_as_it_is_and_what_is_missing_comes_back():
    CooperationRule.objects.filter(slug="dk-2023").update(note="Ours")
    CooperationRule.objects.filter(slug="lt-2014-transnational").delete()
    assert founding.load() == 1
    assert CooperationRule.objects.get(slug="dk-2023").note == "Ours"
    windows = RuleWindow.objects.filter(rule__slug="lt-2014-transnational")
    expected = next(
        row for row in json.loads(founding.FILE.read_text("utf-8")) if row["slug"] == "lt-2014-transnational"
    )
    assert windows.count() == len(expected["windows"])


def test_a_factsheet_tells_what_is_known_and_what_is_not(sheet):
    html = sheet("HR")
    assert "100 % of eligible costs" in html
    assert "€100,000" in html
    assert "a local action group, in the whole period" in html
    assert "unknown" in html
    assert "In the whole EU" in html


def test_a_source_that_nobody_read_for_a_year_is_told(sheet):
    today = timezone.localdate()
    CooperationRule.objects.update(checked_on=today)
    assert "This may have changed" not in sheet("DK")
    CooperationRuleFactory(checked_on=today - timedelta(days=366))
    assert sheet("DK").count("This may have changed") == 1


def test_countries_without_rules_and_places_that_are_none(sheet, client):
    assert "The hub knows no rules of this country yet" in sheet("NO")
    assert "In the whole EU" not in sheet("NO")
    sheet("QQ", status=404)
    assert client.get(reverse("cooperation:country_rules", args=["gr"])).status_code == 301


def test_the_number_of_queries_does_not_grow_with_the_rules(client, django_assert_num_queries):
    url = reverse("cooperation:country_rules", args=["DK"])
    CooperationRule.objects.filter(country="DK").delete()
    CooperationRuleFactory()
    client.get(url)
    with django_assert_num_queries(5):
        client.get(url)
    CooperationRuleFactory.create_batch(2)
    with django_assert_num_queries(5):
        client.get(url)
