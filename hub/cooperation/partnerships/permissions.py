"""Who may do what with a partnership.

The people of each group that takes part write what all share and what is their own group's; the lead decides on
stage and partners; networks of the partners read; for everybody else it is not there.
"""

from dataclasses import dataclass

from hub.cooperation.models import Partner, Partnership
from hub.cooperation.partnerships import queries
from hub.networks.scope import scope_of


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is in a partnership.

    own: keys of partners that they speak for and that take part. invited: those that may still say yes. leads:
    whether one of their own is the lead. tends: whether they work for a network of one of the groups.
    """

    own: frozenset[int] = frozenset()
    invited: frozenset[int] = frozenset()
    leads: bool = False
    tends: bool = False

    @property
    def may_read(self) -> bool:
        """Whether the partnership is there for them at all."""
        return bool(self.own or self.invited or self.tends)

    @property
    def may_write(self) -> bool:
        """Whether they write what all partners share."""
        return bool(self.own)

    def speaks_for(self, partner: Partner) -> bool:
        """Whether they write a partner's money and approval: its own people, for who has none here the lead's."""
        if not partner.is_in:
            return False
        return partner.pk in self.own or (self.leads and partner.lag_id is None)


def standing(user, partnership: Partnership) -> Standing:
    """What somebody is in a partnership whose partners are prefetched (`queries.whole`)."""
    if not user.is_authenticated:
        return Standing()
    groups = {row["lag"] for row in queries.groups_of(user)}
    open_ones = [each for each in partnership.partners.all() if each.state in queries.OPEN]
    ours = [each for each in open_ones if each.lag_id in groups]
    scope = scope_of(user)
    return Standing(
        own=frozenset(each.pk for each in ours if each.is_in),
        invited=frozenset(each.pk for each in ours if not each.is_in),
        leads=any(each.leads for each in ours),
        tends=bool(scope) and any(scope.covers_record(each.lag) for each in open_ones if each.lag),
    )
