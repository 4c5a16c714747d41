"""What is done to a group that a person writes, before it is kept as a draft or published."""

from hub.core.actions import identify, note_standing
from hub.core.clusters import renew_moved
from hub.lags.models import Lag
from hub.networks import queries as networks


def complete(*, lag: Lag, user=None) -> Lag:
    """Fill in what a person need not type: name, source, number, countries of periods, who vouches.

    Changes the group and its rows in memory only. The name is that of its text in its own language;
    a draft without such a text keeps the name it has.
    """
    identify(record=lag)
    note_standing(record=lag, user=user)
    if lag.standing != Lag.Standing.VALIDATED:
        lag.validated_for = None
    elif lag.validated_for is None and user is not None:
        lag.validated_for = networks.on_whose_behalf(user, lag)
    own = lag.text_in(lag.lang)
    if own and own.name:
        lag.name = own.name
    for period in lag.periods.all():
        period.country_id = lag.country_id
    renew_moved(lag, "texts", ("lang",))
    renew_moved(lag, "periods", ("period_id",))
    return lag
