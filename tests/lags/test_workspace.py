"""The overview of the workspace: what each room puts on somebody's desk."""

import pytest
from django.test import Client

from hub.lags import actions, desk
from hub.lags.models import LagMembership
from tests.factories import LagFactory, UserFactory
from tests.factories.networks import a_member, a_network

pytestmark = pytest.mark.django_db
HOME = "/en/workspace/"


def browser_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_newcomer_is_told_how_to_find_their_group():
    page = browser_of(UserFactory()).get(HOME).content.decode()
    assert "You belong to no group or network yet" in page


def test_everybody_finds_their_bodies_and_what_waits_for_them():
    lag, editor = LagFactory(name="Zeltene"), a_member(a_network("latvian", "lv", ["LV"]))
    anna, jens = UserFactory(), UserFactory(first_name="Jens")
    actions.people.grant(user=anna, body=lag, role=LagMembership.Role.MANAGER)
    actions.people.request(user=jens, body=lag, role=LagMembership.Role.MEMBER)
    of_manager, of_editor, of_asker = (
        browser_of(user).get(HOME).content.decode() for user in (anna, editor, jens)
    )
    assert ("1 person asks to join" in of_manager, "LAG manager" in of_manager) == (True, True)
    assert ("Jens" in of_editor, "Network latvian" in of_editor) == (True, True)
    assert ("You asked to join" in of_asker, "Zeltene" in of_asker, "People" in of_asker) == (
        True,
        True,
        False,
    )


def test_other_rooms_add_sections_and_links(monkeypatch):
    monkeypatch.setattr(desk, "_sections", {**desk._sections})
    monkeypatch.setattr(desk, "_links", [*desk._links])
    lag, anna = LagFactory(name="Zeltene"), UserFactory()
    actions.people.grant(user=anna, body=lag, role=LagMembership.Role.MANAGER)
    desk.register(desk.Section("x", 1, "lags/_desk_asked.html", lambda user: {"waiting_for": ["A case"]}))
    desk.register_link(desk.Link("lag", 1, "Offer something", lambda lag, user: f"/en/lags/{lag.pk}/"))
    page = browser_of(anna).get(HOME).content.decode()
    assert page.index("A case") < page.index(f'<a href="/en/lags/{lag.pk}/">Offer something')
