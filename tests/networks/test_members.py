"""People come to a network, change their role and leave; the network's log tells."""

import pytest

from hub.accounts.models import User
from hub.networks import actions, queries
from hub.networks.models import RecordLogEntry
from hub.networks.scope import scope_of
from tests.factories import UserFactory
from tests.factories.networks import ADMINISTRATOR, EDITOR, a_member, a_network


def again(user) -> User:
    """The same person at their next visit."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def network(db):
    return a_network()


def test_a_request_gives_no_rights_until_it_is_granted(network):
    user, boss = UserFactory(), a_member(network, ADMINISTRATOR)
    membership = actions.request_membership(user=user, network=network)
    assert actions.request_membership(user=user, network=network) == membership
    assert not scope_of(again(user))
    actions.grant(user=user, network=network, role=EDITOR, by=boss)
    assert scope_of(again(user)).countries == {"DK"}
    assert again(user).has_perm("lags.change_lag")
    told = [(entry.action, entry.user, entry.data["person_id"])
            for entry in RecordLogEntry.objects.for_instance(network).order_by("pk")[2:]]  # fmt: skip
    assert told == [("networks.request", user, user.pk), ("networks.grant", boss, user.pk)]


def test_who_leaves_loses_all_rights_at_once(network):
    a_member(network, ADMINISTRATOR)
    user = a_member(network)
    actions.leave(user=user, network=network)
    assert not scope_of(again(user))
    assert not again(user).has_perm("wagtailadmin.access_admin")
    assert [each.state for each in user.networkmemberships.all()] == ["ended"]


def test_a_membership_that_has_run_out_gives_no_records(network):
    user = a_member(network)
    user.networkmemberships.update(until="2020-01-01T00:00Z")
    assert not scope_of(again(user))
    actions.end_what_has_run_out()
    assert not again(user).has_perm("wagtailadmin.access_admin")
    assert user.networkmemberships.get().state == "ended"


def test_the_last_administrator_neither_leaves_nor_steps_down(network):
    boss = a_member(network, ADMINISTRATOR)
    with pytest.raises(actions.LastAdministrator):
        actions.leave(user=boss, network=network)
    with pytest.raises(actions.LastAdministrator):
        actions.grant(user=boss, network=network, role=EDITOR)
    heir = a_member(network, ADMINISTRATOR)
    actions.grant(user=boss, network=network, role=EDITOR)
    assert [each.user for each in queries.administrators(network)] == [heir]
    assert not again(boss).has_perm("networks.change_network")


def test_a_refused_person_may_ask_again(network):
    user, boss = UserFactory(), a_member(network, ADMINISTRATOR)
    actions.refuse(membership=actions.request_membership(user=user, network=network), by=boss)
    asked = actions.request_membership(user=user, network=network)
    assert [each.state for each in user.networkmemberships.all()] == ["refused", "requested"]
    assert asked.state == "requested"


def test_a_person_of_two_networks_tends_both(network):
    user = a_member(network)
    actions.grant(user=user, network=a_network("latvian", "lv", ["LV"]), role=ADMINISTRATOR)
    assert scope_of(again(user)).countries == {"DK", "LV"}
    assert list(queries.networks_of(user).values_list("slug", flat=True)) == ["danish", "latvian"]
