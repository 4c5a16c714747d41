"""Workspace pages of a partnership, as its people see them."""

from datetime import date, timedelta
from decimal import Decimal

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.cooperation.models import Partnership, RuleWindow
from hub.cooperation.partnerships import actions
from tests.factories import LagFactory
from tests.factories.areas import LagPeriodFactory
from tests.factories.cooperation import CooperationRuleFactory
from tests.factories.networks import a_member, a_network
from tests.factories.partnerships import a_colleague, a_partnership, seat_of


def desk() -> str:
    """With money, windows, somebody outside, a refusal, and a line that somebody else saved meanwhile."""
    made, user = _busy()
    seat = made.lead
    sent = {f"p{seat.pk}-version": 1, f"initial-p{seat.pk}-currency": "DKK", f"p{seat.pk}-currency": "EUR"}
    for name in ("eafrd", "other_public", "private", "other"):
        sent |= {f"p{seat.pk}-{name}": "1250", f"initial-p{seat.pk}-{name}": "0.00"}
    client = Client()
    client.force_login(user)
    return client.post(_page("budget", made.pk), sent).content.decode()


def met() -> str:
    """Somebody else wrote the text meanwhile."""
    made, user = _busy()
    sent = {"version": 9, "title": "Shops", "summary": "", "objectives": "", "activities": ""}
    client = Client()
    client.force_login(user)
    return client.post(_page("text", made.pk, "en"), sent).content.decode()


def found() -> str:
    """The form for a new one."""
    _made, user = _busy()
    return _seen(user, _page("new"))


def part() -> str:
    """A partner's approval and particulars."""
    made, user = _busy()
    return _seen(user, _page("edit", made.pk, made.partners.get(lag=None).pk))


def add() -> str:
    """Looking for a group to invite."""
    made, user = _busy()
    LagFactory(name="LAG Haffland", country_id="DE", lang="de")
    return _seen(user, f"{_page('add', made.pk)}?q=haffland")


def figures() -> str:
    """What becomes of cooperation in a network's area."""
    made, _user = _busy()
    made.themes.set(["youth"])
    return _seen(a_member(a_network()), _page("figures"))


def history() -> str:
    """What was changed."""
    made, user = _busy()
    return _seen(user, _page("history", made.pk))


def _busy() -> tuple[Partnership, object]:
    danish = LagFactory(name="LAG Klit", country_id="DK", lang="da")
    latvian = LagFactory(name="Divjūru partnerība")
    LagPeriodFactory(lag=latvian, funds=["EAFRD"])
    rule = CooperationRuleFactory(country_id="LV", fund_id="EAFRD", applications="windows")
    year = timezone.localdate().year + 1
    RuleWindow.objects.create(rule=rule, opens=date(year, 2, 1), closes=date(year, 5, 31))
    made = a_partnership(latvian, lead=danish)
    actions.name_outside(user=None, partnership=made, name="Valdres", country="NO", strategy="no")
    actions.invite(user=None, partnership=made, lag=LagFactory(name="LAG Siel", country_id="DE", lang="de"))
    user = a_colleague(danish, first_name="Karen")
    seat = seat_of(made, danish)
    amounts = {"eafrd": Decimal(448_000), "other_public": Decimal(112_000), "private": 0, "other": 0}
    actions.set_budget(user=user, partner=seat, version=1, currency="DKK", amounts=amounts)
    seat = seat_of(made, latvian)
    deadline = timezone.localdate() + timedelta(days=100)
    actions.note_approval(
        user=None,
        partner=seat,
        version=1,
        approval="refused",
        deadline=deadline,
        decided_on=date(2026, 11, 1),
    )
    return Partnership.objects.get(pk=made.pk), user


def _page(name: str, *parts) -> str:
    return reverse(f"partnerships_workspace:{name}", args=parts)


def _seen(user, address: str) -> str:
    client = Client()
    client.force_login(user)
    return client.get(address).content.decode()
