"""The profile that a group's people write: kept as drafts, published by them, validated by their network."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from hub.core.merging import Values, changed, merge
from hub.lags import drafts, news
from hub.lags.models import Lag
from hub.lags.permissions import tends

from .by_hand import complete

Standing = Lag.Standing
#: Drafts that the page keeps by itself are one as long as somebody is at it.
ONE_SITTING = timedelta(minutes=30)


class Moved(Exception):
    """Somebody else has kept another version meanwhile.

    mine, theirs: values of both. keys: what both changed, differently, and for which nobody has chosen yet.
    version: of theirs.
    """

    def __init__(self, mine: Values, theirs: Values, keys: list[str], version: str):
        self.mine, self.theirs, self.keys, self.version = mine, theirs, keys, version
        super().__init__(version)


class Locked(Exception):
    """Somebody has locked the group in the admin."""


@transaction.atomic
def save_draft(
    *,
    lag: Lag,
    values: Values,
    user,
    version: str,
    seen: str = "",
    chosen: dict[str, str] | None = None,
    by_itself: bool = False,
) -> tuple[str, list[str]]:
    """Keep a draft: (its version, what others changed meanwhile and is kept beside).

    version: the one that the edit began with. Where there is a newer one, both edits are put together, and Moved
    is raised as long as a field was changed by both sides: seen is the version of the others that was looked at,
    chosen says "mine" or "theirs" for each such field. by_itself: the page keeps what is being typed. Raises
    Locked.
    """
    lag, draft = _latest(lag)
    current, kept = drafts.version_of(lag), []
    if current != version:
        theirs = drafts.values_of(draft)
        merged, keys = merge(drafts.values_at(lag, version), values, theirs)
        chosen = chosen or {} if seen == current else {}
        undecided = [key for key in keys if chosen.get(key) not in ("mine", "theirs")]
        if undecided or by_itself:
            raise Moved(values, theirs, keys, current)
        mine = {key: values.get(key) for key in keys if chosen[key] == "mine"}
        kept = changed(values, merged | mine)
        values = merged | mine
    if not changed(drafts.values_of(draft), values):
        return current, kept
    drafts.put(draft, values)
    if not tends(user, lag):
        draft.standing = Standing.SELF_DECLARED
    complete(lag=draft, user=user)
    latest = lag.latest_revision
    again = by_itself and latest and _is_of_this_sitting(lag, latest, user)
    draft.save_revision(
        user=user, clean=False, log_action=not by_itself, overwrite_revision=latest if again else None
    )
    return drafts.version_of(draft), kept


@transaction.atomic
def publish(*, lag: Lag, user, version: str) -> None:
    """Publish the draft of this version. The group's own people declare it themselves, and the network is told;
    what the network publishes keeps its standing. Raises Moved, Locked.
    """
    lag, draft = _at(lag, version)
    if lag.live and not lag.has_unpublished_changes:
        return
    if lag.latest_revision is None:
        draft.save_revision(user=user, clean=False)
    lag.latest_revision.publish(user=user, skip_permission_checks=True)
    if not tends(user, lag):
        news.published(lag, user)


@transaction.atomic
def validate(*, lag: Lag, user, version: str) -> None:
    """The network vouches for the profile of this version, and publishes what of it is a draft. Raises Moved,
    Locked.
    """
    lag, draft = _at(lag, version)
    draft.standing, draft.validated_at, draft.validated_for = Standing.VALIDATED, None, None
    complete(lag=draft, user=user)
    revision = draft.save_revision(user=user, clean=False, log_action="lags.validate")
    revision.publish(user=user, log_action=False, skip_permission_checks=True)
    news.validated(lag, user, revision.pk)


@transaction.atomic
def send_back(*, lag: Lag, user, remark: str) -> None:
    """The network tells the group what it misses before it validates the profile."""
    news.sent_back(lag, user, remark)


def _latest(lag: Lag) -> tuple[Lag, Lag]:
    """(the live row, locked against others; the newest draft of it)."""
    lag = Lag.objects.select_for_update(of=("self",)).select_related("latest_revision").get(pk=lag.pk)
    if lag.locked:
        raise Locked
    return lag, lag.get_latest_revision_as_object()


def _at(lag: Lag, version: str) -> tuple[Lag, Lag]:
    lag, draft = _latest(lag)
    current = drafts.version_of(lag)
    if current != version:
        theirs = drafts.values_of(draft)
        mine = drafts.values_at(lag, version) or theirs
        raise Moved(mine, theirs, changed(mine, theirs), current)
    return lag, draft


def _is_of_this_sitting(lag: Lag, latest: Revision, user) -> bool:
    recent = latest.created_at > timezone.now() - ONE_SITTING
    return latest.user_id == user.pk and recent and latest.pk != lag.live_revision_id
