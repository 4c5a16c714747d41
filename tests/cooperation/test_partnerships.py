"""Founding a partnership, joining it, its money and approvals, and who may do what."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from hub.cooperation.models import Block, Partner, Partnership
from hub.cooperation.partnerships import actions, letters, queries
from hub.cooperation.partnerships.actions import Changed
from hub.cooperation.partnerships.permissions import standing
from hub.networks.models import RecordLogEntry
from hub.notifications.models import Notification
from tests.factories import LagFactory
from tests.factories.areas import LagPeriodFactory
from tests.factories.networks import a_member, a_network
from tests.factories.partnerships import a_colleague, a_partnership, reread, seat_of

pytestmark = pytest.mark.django_db
AMOUNTS = {
    "eafrd": Decimal("8000.10"), "other_public": Decimal("2000.20"), "private": Decimal(0), "other": Decimal(0),
}  # fmt: skip


@pytest.fixture
def danish():
    return LagFactory(name="LAG Klit", country_id="DK", lang="da")


@pytest.fixture
def latvian():
    lag = LagFactory(name="Divjūru partnerība")
    LagPeriodFactory(lag=lag, funds=["EAFRD"])
    return lag


def entries(partnership):
    return [entry.action for entry in RecordLogEntry.objects.for_instance(partnership).order_by("pk")]


def budget(partner, user=None, version=None, **amounts):
    actions.set_budget(
        user=user, partner=partner, version=version or partner.version, currency="EUR",
        amounts={**AMOUNTS, **amounts},
    )  # fmt: skip


def test_who_wants_to_hear_no_more_of_a_group_is_not_invited_by_it(client, danish, latvian):
    karen, janis = a_colleague(danish), a_colleague(latvian)
    Block.objects.create(lag=latvian, blocked=danish, by=janis)
    made = actions.found(user=karen, lag=danish, title="Village shops", partners=[latvian])
    client.force_login(karen)
    answer = client.post(f"/en/workspace/partnerships/{made.pk}/partners/", {"lag": latvian.pk}, follow=True)
    assert "This group cannot be written to." in answer.content.decode()
    assert [each.lag for each in reread(made).partners.all()] == [danish]
    assert not Notification.objects.filter(person=janis).exists()


def test_a_group_founds_a_partnership_and_others_say_yes_or_no(danish, latvian):
    karen, janis = a_colleague(danish), a_colleague(latvian)
    german = LagFactory(name="LAG Haffland", country_id="DE", lang="de")
    made = actions.found(user=karen, lag=danish, title="Village shops", partners=[latvian, german])
    assert reread(made).kind == ""
    asked = Notification.objects.get(person=janis)
    assert asked.kind == "partnership-invited"
    actions.answer(user=janis, partner=seat_of(made, latvian), joins=True)
    actions.answer(user=None, partner=seat_of(made, german), joins=False)
    found = reread(made)
    assert [(str(each), each.role, each.state) for each in found.partners.all()] == [
        ("LAG Klit", "lead", "joined"),
        ("Divjūru partnerība", "partner", "joined"),
        ("LAG Haffland", "partner", "declined"),
    ]
    assert (found.kind, found.country, found.source.slug) == ("transnational", "Denmark, Latvia", "hub")
    seat = seat_of(made, latvian)
    assert (seat.period_id, seat.fund_id, seat.currency) == ("2023-2027", "EAFRD", "EUR")
    assert seat_of(made, danish).currency == "DKK"
    assert entries(made) == [
        "partnership.found", "partnership.invite", "partnership.invite", "partnership.join",
        "partnership.decline",
    ]  # fmt: skip


def test_an_answer_counts_once(danish, latvian):
    made = actions.found(user=None, lag=danish, title="Village shops", partners=[latvian])
    seat = seat_of(made, latvian)
    actions.answer(user=None, partner=seat, joins=False)
    actions.answer(user=None, partner=seat, joins=True)
    assert seat_of(made, latvian).state == "declined"


def test_there_is_always_one_lead(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    with pytest.raises(actions.LeadStays):
        actions.leave(user=None, partner=seat_of(made, danish))
    actions.hand_over(user=None, partner=seat_of(made, latvian))
    actions.leave(user=None, partner=seat_of(made, danish))
    found = reread(made)
    assert str(found.lead) == "Divjūru partnerība"
    assert [each.role for each in found.here] == ["lead"]


def test_the_budget_adds_up_and_tells_what_was_before(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    seat = seat_of(made, latvian)
    budget(seat)
    assert Partner.objects.get(pk=seat.pk).total == Decimal("10000.30")
    budget(seat, private=Decimal(500))
    entry = RecordLogEntry.objects.for_instance(made).latest("pk")
    assert entry.message == "Changed the budget of Divjūru partnerība"
    assert entry.data["changes"] == {"private": ["0.00", "500.00"]}


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    mine = seat_of(made, latvian)
    budget(seat_of(made, latvian), eafrd=Decimal(7000))
    with pytest.raises(Changed) as met:
        budget(mine, eafrd=Decimal(9000))
    assert met.value.current.eafrd == 7000
    # Another partner's money is another row, and in nobody's way.
    budget(seat_of(made, danish), eafrd=Decimal(1))
    assert [each.eafrd for each in reread(made).here] == [1, 7000]
    text = made.texts.get()
    fields = {"title": "To\u202egether", "summary": "", "objectives": "", "activities": ""}
    actions.write_text(user=None, partnership=made, lang="en", version=text.version, fields=fields)
    assert made.texts.get().title == "Together"
    with pytest.raises(Changed):
        actions.write_text(user=None, partnership=made, lang="en", version=text.version, fields=fields)


def test_all_groups_agree_before_everybody_sees_it(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    actions.name_outside(user=None, partnership=made, name="Valdres", country="NO")
    actions.consent(user=None, partner=seat_of(made, danish), shown=True)
    assert not queries.public().exists()
    actions.consent(user=None, partner=seat_of(made, latvian), shown=True)
    assert queries.public().get() == made
    newcomer = LagFactory(name="LAG Haffland", country_id="DE", lang="de")
    actions.invite(user=None, partnership=made, lag=newcomer)
    assert queries.public().exists()
    actions.answer(user=None, partner=seat_of(made, newcomer), joins=True)
    assert not queries.public().exists()


def test_groups_write_networks_read_and_for_others_it_is_not_there(danish, latvian):
    made = a_partnership(latvian, lead=danish)
    actions.name_outside(user=None, partnership=made, name="Valdres", country="NO")
    made = reread(made)
    lead, partner, outside = made.partners.all()
    karen, janis = standing(a_colleague(danish), made), standing(a_colleague(latvian), made)
    assert (karen.leads, karen.may_write, janis.leads, janis.may_write) == (True, True, False, True)
    assert [karen.speaks_for(each) for each in (lead, partner, outside)] == [True, False, True]
    assert [janis.speaks_for(each) for each in (lead, partner, outside)] == [False, True, False]
    tending = a_member(a_network("latvian", "lv", ["LV"]))
    network = standing(tending, made)
    assert (network.may_read, network.may_write) == (True, False)
    stranger = a_colleague(LagFactory(country_id="DE", lang="de"))
    foreign = a_member(a_network("german", "de", ["DE"]))
    for nobody in (stranger, foreign, AnonymousUser()):
        assert not standing(nobody, made).may_read
    assert [queries.readable(user).count() for user in (tending, stranger, foreign)] == [1, 0, 0]


def test_who_leaves_a_group_leaves_its_partnerships(danish, latvian):
    made, janis = a_partnership(latvian, lead=danish), a_colleague(latvian)
    janis.lagmemberships.update(state="ended")
    assert not standing(janis, made).may_read


def test_each_group_is_reminded_of_its_deadline_once_a_month_and_once_a_week_before(danish, latvian):
    made, janis = a_partnership(latvian, lead=danish), a_colleague(latvian)
    now = timezone.now()
    today = timezone.localdate(now)

    def deadline(days, approval="none"):
        seat = seat_of(made, latvian)
        actions.note_approval(
            user=None, partner=seat, version=seat.version, approval=approval,
            deadline=today + timedelta(days=days), decided_on=None,
        )  # fmt: skip

    deadline(31)
    letters.remind(now)
    assert not Notification.objects.exists()
    for _turn in range(2):
        letters.remind(now + timedelta(days=1))
    letters.remind(now + timedelta(days=25))
    letters.remind(now + timedelta(days=26))
    told = Notification.objects.filter(person=janis).order_by("pk")
    assert [each.context["days"] for each in told] == ["30", "6"]
    deadline(29, approval="waiting")
    letters.remind(now)
    assert told.count() == 2


def test_others_hear_of_a_refusal(danish, latvian):
    made, karen = a_partnership(latvian, lead=danish), a_colleague(danish)
    seat = seat_of(made, latvian)
    actions.note_approval(
        user=None, partner=seat, version=seat.version, approval="refused", deadline=None, decided_on=None
    )
    assert [each.kind for each in Notification.objects.filter(person=karen)] == ["partnership-refused"]


def test_a_partnership_outlives_the_record_of_a_group(danish, latvian):
    made = a_partnership(latvian, lead=danish, public=True)
    latvian.delete()
    assert [str(each) for each in reread(made).here] == ["LAG Klit", "Divjūru partnerība"]
    assert Partnership.objects.get().title == "Shops together"
