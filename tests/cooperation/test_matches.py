"""'My matches': whom the hub proposes to a group, and what the group makes of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hub.cooperation.models import MatchVisit
from tests.factories import LagFactory, ProjectFactory
from tests.factories.offers import OfferFactory, works_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    """A Latvian group that works on short food chains, and somebody of its people."""
    lag = LagFactory(name="Talsi")
    ProjectFactory(lag=lag, themes=["short-food-chains"])
    return lag, works_for(lag)


def a_group(name: str, theme: str = "short-food-chains"):
    lag = LagFactory(name=name, country_id="DK", lang="da")
    ProjectFactory(lag=lag, themes=[theme])
    return lag


def names(client, lag, **asked) -> list[str]:
    page = client.get(reverse("offers:matches", args=[lag.pk]), asked)
    return [str(match["record"]) for _kind, listed in page.context["lists"] for match in listed]


def new_ones(client, lag) -> list[str]:
    page = client.get(reverse("offers:matches", args=[lag.pk]))
    listed = [match for _kind, matches in page.context["lists"] for match in matches]
    return [str(match["record"]) for match in listed if match["is_new"]]


def test_a_group_sees_who_fits_and_what_it_dismissed_never_again(client, ours):
    lag, member = ours
    near, far = a_group("Mad"), a_group("Både", "youth")
    offer = OfferFactory(title="Tirgus", themes=["short-food-chains"], lag=far)
    client.force_login(member)
    assert names(client, lag) == ["Mad", "Både", "Tirgus"]
    choose = reverse("offers:choose", args=[lag.pk])
    client.post(choose, {"profile": f"lag:{near.pk}", "choice": "dismissed"})
    client.post(choose, {"profile": f"offer:{offer.pk}", "choice": "saved"})
    assert names(client, lag) == ["Både", "Tirgus"]
    page = client.get(reverse("offers:matches", args=[lag.pk]))
    assert list(map(str, page.context["saved"].values())) == ["Tirgus"]
    client.post(choose, {"again": "yes"})
    assert "Mad" in names(client, lag)


def test_what_is_new_since_the_last_visit_is_said_for_as_long_as_the_visit_lasts(client, ours):
    lag, member = ours
    a_group("Mad")
    client.force_login(member)
    assert new_ones(client, lag) == []
    a_group("Ny")
    assert new_ones(client, lag) == ["Ny"]
    assert new_ones(client, lag) == ["Ny"]
    MatchVisit.objects.update(at=timezone.now() - timedelta(days=1))
    assert new_ones(client, lag) == []


def test_matches_of_an_offer_go_by_what_the_offer_says(client, ours):
    lag, member = ours
    a_group("Mad")
    a_group("Unge", "youth")
    offer = OfferFactory(lag=lag, themes=["youth"], countries=["DK"])
    client.force_login(member)
    assert names(client, lag, offer=offer.pk) == ["Unge", "Mad"]


def test_weights_are_plain_numbers_that_change_the_order_for_one_person(client, ours):
    lag, member = ours
    a_group("Mad")
    estonian = LagFactory(name="Sprog", country_id="EE", lang="lv")
    ProjectFactory(lag=estonian, themes=["youth"])
    client.force_login(member)
    assert names(client, lag) == ["Mad", "Sprog"]
    page = client.get(reverse("offers:matches", args=[lag.pk]))
    usual = {field.name: field.value() for field in page.context["form"]}
    assert set(usual.values()) == {5}
    answer = client.post(
        reverse("offers:matches", args=[lag.pk]), usual | dict.fromkeys(usual, 0) | {"languages": 10}
    )
    assert answer.status_code == 302
    assert names(client, lag) == ["Sprog", "Mad"]


def test_nobody_else_sees_a_groups_matches(client, ours):
    lag, _member = ours
    client.force_login(works_for(LagFactory()))
    assert client.get(reverse("offers:matches", args=[lag.pk])).status_code == 404
    assert client.post(reverse("offers:choose", args=[lag.pk]), {"again": "yes"}).status_code == 404
