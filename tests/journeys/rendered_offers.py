"""Pages of offers that only the people of a group or a network see."""

from django.test import Client
from django.urls import reverse

from hub.cooperation.offers.actions import conversations, offers
from tests.factories import LagFactory
from tests.factories.networks import a_member, a_network
from tests.factories.offers import OfferFactory, an_interest, works_for

DRAFT = {"state": "draft", "published_at": None, "expires_on": None}


def desk() -> str:
    """Offers of a group: one that is out with interest in it, one that is not whole."""
    offer = OfferFactory()
    an_interest(offer)
    OfferFactory(lag=offer.lag, **DRAFT)
    return _seen_by(works_for(offer.lag), reverse("offers:home"))


def own() -> str:
    """An offer that came back."""
    offer = OfferFactory(**DRAFT, texts={"lv": {"we_bring": ""}})
    offer.reviews.create(
        version=1, clear=2, concrete=1, complete=2, feasible=2, comment="Kas maksā?", passed=False
    )
    return _seen_by(works_for(offer.lag), reverse("offers:offer", args=[offer.pk]))


def published() -> str:
    """An offer that is out, with interest in it."""
    offer = OfferFactory()
    an_interest(offer)
    return _seen_by(works_for(offer.lag), reverse("offers:offer", args=[offer.pk]))


def new() -> str:
    """Beginning an offer."""
    return _seen_by(works_for(LagFactory()), reverse("offers:new"))


def write() -> str:
    """The step with most fields."""
    offer = OfferFactory(**DRAFT)
    return _seen_by(works_for(offer.lag), reverse("offers:write", args=[offer.pk, "partners"]))


def review() -> str:
    """Judging an offer."""
    offer = OfferFactory(**DRAFT)
    editor = a_member(a_network("latvian", "lv", ["LV"]))
    offers.submit(offer=offer, user=None)
    return _seen_by(editor, reverse("offers:review", args=[offer.pk]))


def express() -> str:
    """'We are interested', pressed by somebody of another group."""
    danish = LagFactory(country_id="DK", lang="da")
    return _seen_by(works_for(danish), reverse("offers:express", args=[OfferFactory().pk]))


def talking() -> str:
    """A conversation as the offering side sees it, before it has decided."""
    owner, conversation = _talk()
    return _seen_by(owner, conversation.get_absolute_url())


def all_talks() -> str:
    """Conversations of a group."""
    owner, _conversation = _talk()
    return _seen_by(owner, reverse("offers:conversations"))


def reports() -> str:
    """A message that was reported, as the network sees it."""
    owner, conversation = _talk()
    editor = a_member(a_network())
    conversations.report(user=owner, message=conversation.messages.first(), why="Nav par tēmu.")
    return _seen_by(editor, reverse("offers:reports"))


def figures() -> str:
    """What came of the offers of a network's groups."""
    _talk()
    return _seen_by(a_member(a_network("latvian", "lv", ["LV"])), reverse("offers:figures"))


def matches() -> str:
    """Partners that fit a group which has an offer of its own."""
    offer = OfferFactory()
    other = LagFactory(country_id="DK", lang="da")
    OfferFactory(lag=other)
    return _seen_by(works_for(offer.lag), reverse("offers:matches", args=[offer.lag.pk]))


def sheet() -> str:
    """An offer on paper."""
    return Client().get(reverse("cooperation:offer_sheet", args=[OfferFactory().pk])).content.decode()


def page() -> str:
    """An offer as everybody sees it, with all that can be told."""
    offer = OfferFactory(
        countries=["DK", "FI"], languages=["lv", "en"], territory_kinds=["coastal"], partner_kinds=["lag"],
        months=12, budget_eur=40_000,
    )  # fmt: skip
    return Client().get(offer.get_absolute_url()).content.decode()


def _talk():
    offer = OfferFactory()
    owner = works_for(offer.lag, first_name="Jānis")
    interest, _karen = an_interest(offer)
    return owner, interest.conversation


def _seen_by(user, address: str) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()
