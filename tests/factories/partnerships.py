"""Partnerships of groups, and people who work for those."""

from hub.accounts.models import User
from hub.cooperation.models import Partner, Partnership
from hub.cooperation.partnerships import actions
from hub.cooperation.partnerships.queries import whole
from hub.lags.actions import people
from hub.lags.models import Lag, LagMembership
from tests.factories import LagFactory, UserFactory


def a_colleague(lag: Lag, **fields) -> User:
    """Somebody who manages a group."""
    user = UserFactory(**fields)
    people.grant(user=user, body=lag, role=LagMembership.Role.MANAGER)
    return User.objects.get(pk=user.pk)


def a_partnership(
    *others: Lag, lead: Lag | None = None, title: str = "Shops together", public: bool = False, **fields
) -> Partnership:
    """A Danish group leads, a Latvian one takes part, unless others are named; with all that pages show."""
    lead = lead or LagFactory(name="LAG Klit", country_id="DK", lang="da")
    others = others or (LagFactory(name="Divjūru partnerība"),)
    made = actions.found(user=None, lag=lead, title=title, partners=others, agreed=True, **fields)
    if public:
        for partner in made.partners.all():
            actions.consent(user=None, partner=partner, shown=True)
    return reread(made)


def reread(partnership: Partnership) -> Partnership:
    """As it is in the database now."""
    return whole(Partnership.objects.all()).get(pk=partnership.pk)


def seat_of(partnership: Partnership, lag: Lag) -> Partner:
    """A group's place."""
    return Partner.objects.select_related("lag", "partnership").get(partnership=partnership, lag=lag)
