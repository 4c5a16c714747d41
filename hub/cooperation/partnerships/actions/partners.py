"""Who takes part in a partnership, with which money and which approval; views ask the permissions first."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from hub.cooperation.models import Partner, Partnership
from hub.cooperation.models.partner import SOURCES
from hub.cooperation.partnerships import history, letters
from hub.lags.models import Lag
from hub.places.models import Country

from ..budgets import likely_currency
from .shared import _claim, lock, settle

State, Role, Approval = Partner.State, Partner.Role, Partner.Approval
#: What a partner tells of itself beside its money.
PARTICULARS = ("name", "country_id", "website", "strategy", "place", "period_id", "fund_id")


class Blocked(Exception):
    """The group wants to hear no more of the lead."""


class LeadStays(Exception):
    """The lead partner hands the lead over before it leaves."""


def seat(partnership: Partnership, lag: Lag, *, role: str = Role.PARTNER, state: str) -> Partner:
    """A group's place in a partnership, with the period, fund and currency that are likely its money's.

    A group that declined or left before gets its old place again; one that takes part keeps its state.
    """
    held = partnership.partners.filter(lag=lag).first()
    if held is not None:
        if held.is_in:
            return held
        held.state, held.consented_at = state, None
        held.save(update_fields=["state", "consented_at"])
        return held
    newest = lag.periods.select_related("period").order_by("-period__start").first()
    funds = [newest.lead_fund_id, *(fund.pk for fund in newest.funds.all())] if newest else []
    country = Country.objects.get(pk=lag.country_id)
    return Partner.objects.create(
        partnership=partnership, lag=lag, name=lag.name, country=country, role=role, state=state,
        website=lag.website, strategy=Partner.Strategy.YES,
        period=newest.period if newest else None,
        fund_id=next(filter(None, funds), None),
        currency=likely_currency(country.currency),
    )  # fmt: skip


@transaction.atomic
def invite(*, user, partnership: Partnership, lag: Lag) -> Partner:
    """Ask a group of the hub to take part; who is asked or takes part already stays as it is. Raises Blocked."""
    lock(partnership)
    held = partnership.partners.filter(lag=lag, state__in=(State.INVITED, State.JOINED)).first()
    if held is not None:
        return held
    lead = partnership.partners.get(role=Role.LEAD)
    if lag.blocks.filter(blocked=lead.lag_id).exists():
        raise Blocked
    partner = seat(partnership, lag, state=State.INVITED)
    history.note(partnership, "partnership.invite", user=user, partner=partner.name)
    letters.tell(
        partnership, "partnership-invited", groups=[lag.pk], but=user, lead=lead.name, partner=partner.name,
        key=f"{partner.pk} {timezone.now():%Y-%m-%d %H:%M:%S}",
    )  # fmt: skip
    settle(partnership)
    return partner


@transaction.atomic
def name_outside(*, user, partnership: Partnership, name: str, country: str, **particulars) -> Partner:
    """Name a partner that has no page here: a group of a third country, an organisation. The lead vouches."""
    home = Country.objects.get(pk=country)
    partner = Partner.objects.create(
        partnership=partnership, name=name, country=home, state=State.JOINED,
        currency=likely_currency(home.currency), **particulars,
    )  # fmt: skip
    history.note(partnership, "partnership.outside", user=user, partner=partner.name)
    settle(partnership)
    return partner


@transaction.atomic
def answer(*, user, partner: Partner, joins: bool) -> None:
    """An invited group says yes or no; an invitation that is answered already stays as it was."""
    state = State.JOINED if joins else State.DECLINED
    if not Partner.objects.filter(pk=partner.pk, state=State.INVITED).update(state=state):
        return
    partner.state = state
    partnership = partner.partnership
    what = "partnership.join" if joins else "partnership.decline"
    history.note(partnership, what, user=user, partner=partner.name)
    _tell_others(partner, "partnership-joined" if joins else "partnership-declined", user)
    settle(partnership)


@transaction.atomic
def leave(*, user, partner: Partner) -> None:
    """A partner leaves, or the lead takes it out or an invitation back. Raises LeadStays."""
    lock(partner.partnership)
    held = Partner.objects.select_related("partnership").get(pk=partner.pk)
    if held.leads:
        raise LeadStays
    if held.state not in (State.INVITED, State.JOINED):
        return
    held.state, held.consented_at = State.LEFT, None
    held.save(update_fields=["state", "consented_at"])
    history.note(held.partnership, "partnership.leave", user=user, partner=held.name)
    _tell_others(held, "partnership-declined", user)
    settle(held.partnership)


@transaction.atomic
def hand_over(*, user, partner: Partner) -> None:
    """Make another group that takes part the lead; nothing for who is none or does not take part."""
    lock(partner.partnership)
    held = Partner.objects.select_related("partnership").get(pk=partner.pk)
    if held.leads or not held.is_in or held.lag_id is None:
        return
    held.partnership.partners.filter(role=Role.LEAD).update(role=Role.PARTNER)
    held.role = Role.LEAD
    held.save(update_fields=["role"])
    history.note(held.partnership, "partnership.lead", user=user, partner=held.name)
    settle(held.partnership)


@transaction.atomic
def set_budget(
    *, user, partner: Partner, version: int, currency: str, amounts: Mapping[str, Decimal]
) -> None:
    """Write a partner's money. amounts: of all `SOURCES`, in its currency (ISO 4217). Raises Changed."""
    fields = {"currency": currency, **{name: amounts[name] for name in SOURCES}}
    _write(user, partner, version, fields, "partnership.budget")


@transaction.atomic
def note_approval(
    *, user, partner: Partner, version: int, approval: str, deadline: date | None, decided_on: date | None
) -> None:
    """Write where a partner's application stands. The others hear of a refusal. Raises Changed."""
    refused = approval == Approval.REFUSED and not partner.is_refused
    fields = {"approval": approval, "deadline": deadline, "decided_on": decided_on}
    _write(user, partner, version, fields, "partnership.approval")
    if refused:
        _tell_others(partner, "partnership-refused", user)


@transaction.atomic
def write_particulars(*, user, partner: Partner, version: int, fields: Mapping) -> None:
    """Write what a partner tells of itself. fields: some of `PARTICULARS`. Raises Changed."""
    _write(user, partner, version, fields, "partnership.partner")


@transaction.atomic
def consent(*, user, partner: Partner, shown: bool) -> None:
    """A group agrees that everybody may see the partnership, or takes that back."""
    partner.consented_at = timezone.now() if shown else None
    Partner.objects.filter(pk=partner.pk).update(consented_at=partner.consented_at)
    what = "partnership.show" if shown else "partnership.hide"
    history.note(partner.partnership, what, user=user, partner=partner.name)
    settle(partner.partnership)


def _write(user, partner: Partner, version: int, fields: Mapping, action: str) -> None:
    before = history.values(partner, fields)
    _claim(Partner, partner, version, fields)
    partner.refresh_from_db(fields=[*fields, "total"])
    history.note(
        partner.partnership, action, user=user, partner=partner.name,
        before=before, after=history.values(partner, fields),
    )  # fmt: skip
    settle(partner.partnership)


def _tell_others(partner: Partner, kind: str, user) -> None:
    groups = [key for key in letters.groups_in(partner.partnership) if key != partner.lag_id]
    letters.tell(
        partner.partnership, kind, groups=groups, but=user, partner=partner.name,
        key=f"{partner.pk} {timezone.now():%Y-%m-%d %H:%M:%S}",
    )  # fmt: skip
