"""Settings, taking one's data along, being forgotten."""

import json

import pytest
from django.test import Client
from wagtail.log_actions import log

from hub.accounts import actions
from hub.accounts.models import User
from hub.networks.models import RecordLogEntry
from tests.accounts.people import PASSWORD, signs_in, somebody
from tests.factories import ProjectFactory
from tests.factories.networks import ADMINISTRATOR, a_member, a_network

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return somebody(first_name="Anna", last_name="Kalniņa")


@pytest.fixture
def browser(anna):
    client = Client()
    signs_in(client)
    return client


def test_settings_are_kept_and_the_hub_answers_in_the_new_language(browser, anna):
    sent = {"first_name": "Anna", "last_name": "Bērziņa", "language": "lv", "mail_rhythm": "never"}
    answer = browser.post("/en/account/", sent)
    assert answer.url == "/lv/account/"
    anna.refresh_from_db()
    assert (str(anna), anna.language, anna.mail_rhythm) == ("Anna Bērziņa", "lv", "never")
    assert anna.wagtail_userprofile.preferred_language == "lv"


def test_the_data_are_all_in_one_file(browser, anna):
    asked = browser.get("/en/account/data/download/")
    answer = browser.post(asked.url, {"password": PASSWORD}, follow=True)
    assert answer["Content-Disposition"] == 'attachment; filename="leader-hub-account.json"'
    told = json.loads(answer.content)
    assert told["account"]["email"] == "anna@example.org"
    assert told["account"]["addresses"] == [{"email": "anna@example.org", "verified": True, "primary": True}]
    assert set(told) >= {"account", "networks"}


def test_who_leaves_is_forgotten_and_what_they_did_stays(browser, anna):
    network = a_network()
    boss = a_member(network, ADMINISTRATOR)
    from hub.networks import actions as networks

    offered = networks.people.invite(
        body=network, email=anna.email, role=ADMINISTRATOR, language="lv", by=boss
    )
    networks.people.take_up(invitation=offered, user=anna)
    project = ProjectFactory()
    log(instance=project, action="wagtail.edit", user=anna)
    assert _erases(browser, PASSWORD).url == "/en/"
    gone = User.objects.get(pk=anna.pk)
    assert (gone.email, str(gone), gone.is_active) == (
        f"left-{anna.pk}@erased.invalid",
        "a person who left",
        False,
    )
    kept = json.dumps([*RecordLogEntry.objects.values_list("data", flat=True)])
    kept += json.dumps([*network.invitations.values_list("email", flat=True)])
    assert "anna" not in kept.lower()
    assert RecordLogEntry.objects.for_instance(project).get().user_id == anna.pk
    assert list(gone.networkmemberships.values_list("state", flat=True)) == ["ended"]
    assert list(gone.groups.all()) == list(gone.emailaddress_set.all()) == []
    assert browser.get("/en/account/").status_code == 302
    assert signs_in(Client()).status_code == 200


def _erases(browser, password):
    """Press the button, then give the password that is asked for."""
    asked = browser.post("/en/account/data/erase/", {"sure": "on"})
    assert asked.url.startswith("/en/account/reauthenticate/")
    return browser.post(asked.url, {"password": password})


def test_nobody_is_erased_without_their_password(browser, anna):
    assert _erases(browser, "something else").status_code == 200
    assert User.objects.get().erased_at is None


def test_a_networks_last_administrator_hands_over_before_leaving():
    network = a_network(name="Landdistriktsnetværket")
    boss = a_member(network, ADMINISTRATOR)
    with pytest.raises(actions.Needed) as refusal:
        actions.erase(user=boss)
    assert refusal.value.reasons == [
        "You are the only administrator of Landdistriktsnetværket. Give somebody else that role first."
    ]
    a_member(network, ADMINISTRATOR)
    actions.erase(user=boss)
    assert User.objects.get(pk=boss.pk).erased_at


def test_the_hubs_only_administrator_stays():
    only = User.objects.create_superuser("root@example.org", PASSWORD)
    with pytest.raises(actions.Needed):
        actions.erase(user=only)
