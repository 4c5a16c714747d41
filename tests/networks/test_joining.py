"""Letters and buttons by which people come to a network or a group, and go."""

import re

import pytest
from django.core import mail
from django.test import Client
from wagtail.log_actions import log

from hub.accounts.models import User
from hub.lags import actions as lags
from hub.lags.models import LagMembership
from hub.lags.permissions import may_edit, may_manage_people
from hub.networks.actions import people
from hub.networks.joining import LastOne
from hub.networks.models import NetworkMembership, RecordLogEntry
from tests.factories import LagFactory, UserFactory
from tests.factories.networks import ADMINISTRATOR, EDITOR, a_member, a_network

pytestmark = pytest.mark.django_db
MANAGER, MEMBER = LagMembership.Role.MANAGER, LagMembership.Role.MEMBER


def browser_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def link(letter) -> str:
    return re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """What a page sends when it is done."""

    def sent_by(act) -> list:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return list(mail.outbox)

    return sent_by


def test_a_coordinator_is_invited_comes_in_and_is_gone_again(letters):
    latvian = a_network("latvian", "lv", ["LV"])
    lag, boss = LagFactory(name="Zeltene"), a_member(latvian, ADMINISTRATOR, first_name="Ilze")
    page = f"/en/workspace/people/lag/{lag.pk}/"
    sent = {"email": "Anna@example.org", "role": "manager", "language": "lv"}
    (letter,) = letters(lambda: browser_of(boss).post(page, sent))
    assert (letter.to, letter.subject) == (["anna@example.org"], "Uzaicinājums: Zeltene")
    assert link(letter).startswith("/lv/workspace/invitation/")
    anna = UserFactory(email="anna@example.org")
    assert "Zeltene" in Client().get(link(letter)).content.decode()
    assert Client().post(link(letter)).status_code == 200
    browser = browser_of(anna)
    browser.post(link(letter))
    assert may_edit(anna, lag)
    assert may_manage_people(anna, lag)
    assert browser_of(UserFactory()).post(link(letter)).status_code == 404
    (membership,) = lag.memberships.all()
    assert (membership.user, membership.role, membership.granted_by) == (anna, MANAGER, boss)
    browser_of(boss).post(f"{page}{membership.pk}/end/")
    assert not may_edit(User.objects.get(pk=anna.pk), lag)
    told = [entry.action for entry in RecordLogEntry.objects.for_instance(lag)]
    assert told == ["networks.end", "networks.grant", "networks.invite"]


def test_a_request_goes_to_the_manager_or_where_there_is_none_to_the_network(letters):
    a_member(a_network("latvian", "lv", ["LV"]), ADMINISTRATOR, email="network@example.org")
    lag, asking = LagFactory(), UserFactory(email="asking@example.org")
    (letter,) = letters(lambda: browser_of(asking).post(f"/en/workspace/join/{lag.pk}/"))
    assert letter.to == ["network@example.org"]
    manager = UserFactory(email="manager@example.org")
    lags.people.grant(user=manager, body=lag, role=MANAGER)
    another = UserFactory()
    (letter,) = letters(lambda: browser_of(another).post(f"/en/workspace/join/{lag.pk}/"))
    assert letter.to == ["manager@example.org"]
    assert letters(lambda: browser_of(another).post(f"/en/workspace/join/{lag.pk}/")) == []
    page = browser_of(manager).get(link(letter)).content.decode()
    assert "asking@example.org" in page
    first = lag.memberships.get(user=asking)
    (letter,) = letters(
        lambda: browser_of(manager).post(f"/en/workspace/people/lag/{lag.pk}/{first.pk}/grant/")
    )
    assert letter.to == ["asking@example.org"]
    assert may_edit(asking, lag)
    assert not may_manage_people(asking, lag)
    second = lag.memberships.get(user=another)
    letters(lambda: browser_of(manager).post(f"/en/workspace/people/lag/{lag.pk}/{second.pk}/refuse/"))
    assert not may_edit(another, lag)


@pytest.mark.parametrize(
    ("website", "email", "verified", "state"),
    [
        ("https://www.zeltene.lv/", "anna@zeltene.lv", True, "active"),
        ("https://zeltene.lv", "anna@zeltene.lv", False, "requested"),
        ("https://zeltene.lv", "anna@evil-zeltene.lv", True, "requested"),
        ("https://zeltene.lv", "anna@zeltene.lv.evil.org", True, "requested"),
        ("https://kommune.dk/lag/", "anybody@kommune.dk", True, "requested"),
        ("", "anna@example.org", True, "requested"),
    ],
)
def test_a_verified_address_at_the_groups_domain_is_enough(website, email, verified, state):
    lag, user = LagFactory(website=website), UserFactory(email=email)
    user.emailaddress_set.create(email=email, verified=verified, primary=True)
    membership = lags.join(user=user, lag=lag)
    assert (membership.state, membership.role) == (state, MEMBER)


def test_a_domain_that_two_groups_name_shows_nothing():
    lag = LagFactory(website="https://laukutikls.lv")
    LagFactory(website="https://laukutikls.lv/other")
    user = UserFactory(email="anna@laukutikls.lv")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    assert lags.join(user=user, lag=lag).state == "requested"


def test_the_last_manager_hands_over_before_leaving_but_the_network_may_end_it():
    lag, anna, boss = LagFactory(), UserFactory(), a_member(a_network("latvian", "lv", ["LV"]))
    membership = lags.people.grant(user=anna, body=lag, role=MANAGER)
    page = f"/en/workspace/people/lag/{lag.pk}/"
    answer = browser_of(anna).post(f"{page}{membership.pk}/end/", follow=True)
    assert "Give that role to another first" in answer.content.decode()
    with pytest.raises(LastOne):
        lags.people.change_role(membership=membership, role=MEMBER, by=anna)
    heir = lags.people.grant(user=UserFactory(), body=lag, role=MEMBER)
    browser_of(anna).post(f"{page}{heir.pk}/grant/", {"role": "manager"})
    assert browser_of(anna).post(f"{page}{membership.pk}/end/").url == "/en/account/"
    browser_of(boss).post(f"{page}{heir.pk}/end/")
    assert not lag.memberships.active().exists()


@pytest.mark.parametrize("who", ["visitor", "stranger", "foreigner", "member"])
def test_nobody_else_decides_on_people(who, letters):
    lag, latvian = LagFactory(), a_network("latvian", "lv", ["LV"])
    manager = lags.people.grant(user=UserFactory(), body=lag, role=MANAGER)
    asking = lags.people.request(user=UserFactory(), body=lag, role=MEMBER)
    member = lags.people.grant(user=UserFactory(), body=lag, role=MEMBER)
    offered = lags.people.invite(body=lag, email="x@example.org", role=MANAGER, language="lv", by=None)
    clients = {
        "visitor": Client, "stranger": lambda: browser_of(UserFactory()),
        "foreigner": lambda: browser_of(a_member(a_network(), ADMINISTRATOR)),
        "member": lambda: browser_of(member.user),
    }  # fmt: skip
    browser = clients[who]()
    of_lag, of_network = f"/en/workspace/people/lag/{lag.pk}/", f"/en/workspace/people/network/{latvian.pk}/"
    refused = {
        (of_lag, None), (of_network, None), (f"/en/workspace/changes/{latvian.pk}/", None),
        (f"{of_lag}{asking.pk}/grant/", "member"), (f"{of_lag}{asking.pk}/refuse/", None),
        (f"{of_lag}{member.pk}/grant/", "manager"), (f"{of_lag}{manager.pk}/end/", None),
        (f"{of_lag}{offered.pk}/withdraw/", None),
    }  # fmt: skip
    for url, role in sorted(refused, key=str):
        answer = browser.post(url, {"role": role or "editor", "email": "me@example.org", "language": "en"})
        assert answer.status_code in (302, 403), url
        assert answer.status_code == 403 or answer.url.startswith("/en/account/login/"), url
    assert set(lag.memberships.values_list("pk", "state", "role")) == {
        (manager.pk, "active", "manager"), (asking.pk, "requested", "member"), (member.pk, "active", "member")
    }  # fmt: skip
    assert not NetworkMembership.objects.filter(network=latvian).exists()
    assert lag.invitations.open().count() == 1


def test_a_row_of_another_body_is_not_reached_through_ones_own():
    mine, theirs, anna = LagFactory(), LagFactory(country_id="DK"), UserFactory()
    lags.people.grant(user=anna, body=mine, role=MANAGER)
    asking = lags.people.request(user=UserFactory(), body=theirs, role=MEMBER)
    url = f"/en/workspace/people/lag/{mine.pk}/{asking.pk}/grant/"
    assert browser_of(anna).post(url).status_code == 404


def test_a_link_that_was_made_up_or_has_run_out_opens_nothing():
    network = a_network()
    offered = people.invite(body=network, email="a@example.org", role=ADMINISTRATOR, language="en", by=None)
    good = people.token(offered)
    browser = browser_of(UserFactory())
    for token in ("nonsense", good[:-2], good.replace(":", "x", 1)):
        assert browser.get(f"/en/workspace/invitation/{token}/").status_code == 404
    type(offered).objects.update(runs_out_at="2020-01-01T00:00Z")
    assert browser.post(f"/en/workspace/invitation/{good}/").status_code == 404
    assert not NetworkMembership.objects.exists()


def test_names_do_not_become_headers_of_a_letter(letters):
    network = a_network(name="Net\nBcc: victim@example.org")
    a_member(network, ADMINISTRATOR, email="boss@example.org")
    (letter,) = letters(lambda: people.request(user=UserFactory(), body=network, role=EDITOR))
    assert "\n" not in letter.subject
    assert (letter.to, letter.bcc) == (["boss@example.org"], [])


def test_the_workspace_says_what_waits_and_what_is_missing():
    lag, anna = LagFactory(name="Zeltene"), UserFactory()
    assert "Find your group" in browser_of(anna).get("/en/workspace/").content.decode()
    lags.people.grant(user=anna, body=lag, role=MANAGER)
    lags.people.request(user=UserFactory(), body=lag, role=MEMBER)
    page = browser_of(anna).get("/en/workspace/").content.decode()
    assert "1 person asks to join" in page
    assert "without a summary in their own language" in page


def test_a_networks_people_read_what_was_changed_in_its_records():
    network = a_network()
    for country, name in (("DK", "Thy"), ("LV", "Zeltene")):
        log(instance=LagFactory(country_id=country, name=name), action="wagtail.edit")
    page = browser_of(a_member(network)).get(f"/en/workspace/changes/{network.pk}/").content.decode()
    assert "Thy" in page
    assert "Zeltene" not in page


def test_nobody_sends_letters_without_end(settings):
    settings.RATELIMIT_ENABLE = True
    network = a_network()
    boss = browser_of(a_member(network, ADMINISTRATOR))
    page = f"/en/workspace/people/network/{network.pk}/"
    sent = [
        boss.post(page, {"email": f"p{number}@example.org", "role": "editor", "language": "en"}).status_code
        for number in range(41)
    ]
    assert sent == [302] * 40 + [429]


def test_an_invitation_ends_with_the_rights_of_who_wrote_it(letters):
    network = a_network()
    boss, dismissed = a_member(network, ADMINISTRATOR), a_member(network, ADMINISTRATOR)
    page = f"/en/workspace/people/network/{network.pk}/"
    sent = {"email": "second@example.org", "role": "administrator", "language": "en"}
    (letter,) = letters(lambda: browser_of(dismissed).post(page, sent))
    people.end(membership=NetworkMembership.objects.get(user=dismissed), by=boss)
    second = UserFactory(email="second@example.org")
    browser_of(second).post(link(letter))
    assert not NetworkMembership.objects.filter(user=second).exists()


def test_who_has_left_a_group_does_not_let_themselves_in_again():
    lag = LagFactory(website="https://www.zeltene.example/")
    anna = UserFactory(email="anna@zeltene.example")
    anna.emailaddress_set.create(email=anna.email, verified=True, primary=True)
    membership = lags.join(user=anna, lag=lag)
    assert membership.is_active
    lags.people.end(membership=membership, by=None)
    assert lags.join(user=anna, lag=lag).state == "requested"


def test_a_request_that_was_granted_meanwhile_is_not_refused():
    lag, anna = LagFactory(), UserFactory()
    asked = lags.people.request(user=anna, body=lag, role=MEMBER)
    stale = LagMembership.objects.get(pk=asked.pk)
    lags.people.grant(user=anna, body=lag, role=MEMBER)
    lags.people.refuse(membership=stale, by=None)
    assert LagMembership.objects.get(user=anna).is_active
