"""What becomes of an offer: written, sent to the network, judged, published, renewed, ended."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.cooperation.models import Offer, OfferReview, OfferText
from hub.cooperation.models.review import suffices
from hub.cooperation.offers import news, search
from hub.lags.models import Lag
from hub.lags.permissions import people_of, tenders

from .interests import close_all

State = Offer.State


class MovedOn(Exception):
    """Somebody else has saved or decided meanwhile; nothing was done."""


class NotWhole(Exception):
    """What a network has to know is missing; `missing` says what, as (step, label)."""

    def __init__(self, missing: list) -> None:
        self.missing = missing
        super().__init__(", ".join(str(label) for _step, label in missing))


@transaction.atomic
def begin(
    *, user, lag: Lag, lang: str, fields: Mapping[str, Any] | None = None,
    texts: Mapping[str, Mapping[str, str]] | None = None, project=None,
) -> Offer:  # fmt: skip
    """A new draft of a group."""
    offer = Offer.objects.create(lag=lag, author=user, lang=lang, project=project)
    _write(offer, fields or {}, texts or {})
    return offer


@transaction.atomic
def save(
    *, offer: Offer, version: int, fields: Mapping[str, Any], texts: Mapping[str, Mapping[str, str]]
) -> Offer:
    """Save what somebody wrote on a draft as they saw it at `version`.

    fields: values by the names of Offer's fields, themes as slugs. texts: language -> field of OfferText -> text.
    Raises MovedOn when somebody saved meanwhile, or it is no draft any more.
    """
    changed = Offer.objects.filter(pk=offer.pk, version=version, state__in=Offer.WRITABLE)
    if not changed.update(version=version + 1):
        raise MovedOn
    offer.refresh_from_db()
    _write(offer, fields, texts)
    return offer


def missing(offer: Offer) -> list[tuple[str, Any]]:
    """What an offer lacks to be judged, as (step of the form, what the field is called)."""
    own, english = offer.text_in(offer.lang), offer.text_in("en")
    needed = [("idea", "title"), ("idea", "summary"), ("content", "objectives"), ("content", "activities")]
    needed += [("partners", "we_bring"), ("partners", "we_look_for")]
    found = [(step, _label(OfferText, name)) for step, name in needed if not getattr(own, name, "")]
    if not offer.themes.exists():
        found.append(("frame", _label(Offer, "themes")))
    if offer.reply_by and offer.reply_by < timezone.localdate():
        found.append(("frame", _label(Offer, "reply_by")))
    if offer.lang != "en":
        found += [
            ("english", _label(OfferText, name))
            for name in ("title", "summary")
            if not getattr(english, name, "")
        ]
    return found


@transaction.atomic
def submit(*, offer: Offer, user) -> None:
    """Send a draft to the network. Raises NotWhole, MovedOn."""
    if lacks := missing(offer):
        raise NotWhole(lacks)
    _move(offer, Offer.WRITABLE, state=State.REVIEW, submitted_at=timezone.now())
    news.tell("offer-submitted", tenders(offer.lag), offer, key=str(offer.version), but=user)


@transaction.atomic
def review(*, offer: Offer, user, version: int, points: Mapping[str, int], comment: str = "") -> OfferReview:
    """A network's judgement of the offer as it was at `version`: published if it suffices, else sent back.

    Raises MovedOn when somebody else has judged it, or the group has taken it back, meanwhile.
    """
    passed = suffices([points[name] for name in OfferReview.CRITERIA])
    if passed:
        _publish(offer, (State.REVIEW,), version)
    else:
        _move(offer, (State.REVIEW,), version, state=State.RETURNED)
    judged = OfferReview.objects.create(
        offer=offer, reviewer=user, version=version, comment=comment, passed=passed, **points
    )
    kind = "offer-published" if passed else "offer-returned"
    news.tell(kind, people_of(offer.lag), offer, key=str(offer.version))
    return judged


@transaction.atomic
def take_back(*, offer: Offer) -> None:
    """Make it a draft again, to be changed and judged anew; interests go on. Raises MovedOn."""
    _move(offer, (State.REVIEW, State.PUBLISHED, State.PAUSED), state=State.DRAFT)


@transaction.atomic
def pause(*, offer: Offer) -> None:
    """Let nobody find it for a while. Raises MovedOn."""
    _move(offer, (State.PUBLISHED,), state=State.PAUSED)


@transaction.atomic
def resume(*, offer: Offer) -> None:
    """Let it be found again until the day that it had. Raises MovedOn."""
    _move(offer, (State.PAUSED,), state=State.PUBLISHED)


@transaction.atomic
def renew(*, offer: Offer) -> None:
    """A year from today; a reply deadline that is over or near goes. Also reopens one whose partners were found.

    Raises MovedOn.
    """
    today = timezone.localdate()
    passed = offer.reply_by is not None and offer.reply_by < today + timedelta(days=30)
    _move(
        offer, (State.PUBLISHED, State.PAUSED, State.FILLED), state=State.PUBLISHED,
        expires_on=Offer.expiry_from(today), reply_by=None if passed else offer.reply_by,
    )  # fmt: skip


@transaction.atomic
def fill(*, offer: Offer, user) -> None:
    """All partners are found; interests that wait are closed with thanks. Raises MovedOn."""
    _move(offer, (State.PUBLISHED, State.PAUSED), state=State.FILLED,
          partners_found=max(offer.partners_found, offer.partners_required))  # fmt: skip
    close_all(offer=offer, user=user)


@transaction.atomic
def withdraw(*, offer: Offer, user) -> None:
    """End it; interests that wait are closed. Raises MovedOn."""
    _move(offer, tuple(state for state in State if state != State.WITHDRAWN), state=State.WITHDRAWN)
    close_all(offer=offer, user=user)


@transaction.atomic
def set_progress(*, offer: Offer, partners_found: int, reply_by: date | None) -> None:
    """What may be changed of a published offer without a new judgement. Raises MovedOn."""
    _move(offer, (State.PUBLISHED, State.PAUSED), partners_found=partners_found, reply_by=reply_by)


@transaction.atomic
def publish_unjudged(*, offer: Offer) -> None:
    """Publish a draft that needs no judgement: the hub's own samples. Raises MovedOn."""
    _publish(offer, Offer.WRITABLE)


@transaction.atomic
def delete(*, offer: Offer) -> None:
    """Delete an offer with all that belongs to it."""
    offer.delete()


def _publish(offer: Offer, states: tuple[str, ...], version: int | None = None) -> None:
    _move(
        offer, states, version, state=State.PUBLISHED, expires_on=Offer.expiry_from(timezone.localdate()),
        published_at=offer.published_at or timezone.now(),
    )  # fmt: skip


def _move(offer: Offer, states: tuple[str, ...], version: int | None = None, **fields) -> None:
    """Change an offer if it still is in one of these states (and at this version): the database decides who was
    first, for the condition and the change are one statement.
    """
    seen = offer.version if version is None else version
    still = Offer.objects.filter(pk=offer.pk, version=seen, state__in=states)
    if not still.update(**fields, version=seen + 1, updated_at=timezone.now()):
        raise MovedOn
    offer.refresh_from_db()
    search.enqueue([offer.pk])


def _write(offer: Offer, fields: Mapping[str, Any], texts: Mapping[str, Mapping[str, str]]) -> None:
    lang, plain = offer.lang, {name: value for name, value in fields.items() if name != "themes"}
    for name, value in plain.items():
        setattr(offer, name, value)
    if offer.lang != lang and not offer.texts.filter(lang=offer.lang).exists():
        # Somebody noticed that they had said the wrong language: what they wrote goes along.
        offer.texts.filter(lang=lang).update(lang=offer.lang)
    for written, told in texts.items():
        OfferText.objects.update_or_create(offer=offer, lang=written, defaults=dict(told))
    if title := texts.get(offer.lang, {}).get("title"):
        offer.title = title
    offer.save()
    if "themes" in fields:
        offer.themes.set(fields["themes"])
    offer.__dict__.pop("_prefetched_objects_cache", None)


def _label(model, name: str):
    return model._meta.get_field(name).verbose_name
