"""An offer from the first draft to its end, and who decides what."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hub.cooperation.models import Interest, Offer
from hub.cooperation.offers import duties, queries, search
from hub.cooperation.offers.actions import interests, offers
from hub.notifications.models import Notification
from search import api, indexer
from tests.factories import LagFactory, ProjectFactory
from tests.factories.networks import a_member, a_network
from tests.factories.offers import OfferFactory, an_interest, works_for

pytestmark = pytest.mark.django_db
State = Offer.State
GOOD = {"clear": 3, "concrete": 3, "complete": 2, "feasible": 2}


@pytest.fixture
def index():
    """Call it to bring what the test made to the search; the index is empty again for the next test."""
    yield indexer.rebuild
    with api.engine().rebuild():
        pass


def told(user) -> list[str]:
    return list(Notification.objects.filter(person=user).order_by("pk").values_list("kind", flat=True))


def in_review() -> Offer:
    offer = OfferFactory(state=State.DRAFT, published_at=None, expires_on=None)
    offers.submit(offer=offer, user=None)
    return offer


def test_a_draft_becomes_public_when_its_network_judges_it_good_enough():
    editor = a_member(a_network("latvian", "lv", ["LV"]))
    offer = OfferFactory(state=State.DRAFT, published_at=None, expires_on=None)
    author = works_for(offer.lag)
    offers.submit(offer=offer, user=author)
    assert told(editor) == ["offer-submitted"]
    assert list(queries.open_offers()) == []
    offers.review(offer=offer, user=editor, version=offer.version, points=GOOD)
    assert list(queries.open_offers()) == [offer]
    assert offer.expires_on == timezone.localdate() + timedelta(days=365)
    assert told(author) == ["offer-published"]


@pytest.mark.parametrize(
    ("points", "state"),
    [
        ((5, 5, 5, 0), State.RETURNED),
        ((2, 2, 2, 3), State.RETURNED),
        ((1, 3, 3, 3), State.PUBLISHED),
        ((5, 5, 5, 5), State.PUBLISHED),
    ],
)
def test_ten_of_twenty_and_no_nought_publish_an_offer(points, state):
    offer = in_review()
    criteria = dict(zip(("clear", "concrete", "complete", "feasible"), points, strict=True))
    offers.review(offer=offer, user=None, version=offer.version, points=criteria, comment="Tell more.")
    assert offer.state == state


def test_of_two_networks_that_judge_at_once_the_first_decides():
    """Both have read the same version; the second is told, and nothing of the first is lost."""
    offer = in_review()
    seen = offer.version
    other = Offer.objects.get(pk=offer.pk)
    offers.review(offer=offer, user=None, version=seen, points=GOOD)
    with pytest.raises(offers.MovedOn):
        offers.review(offer=other, user=None, version=seen, points=dict.fromkeys(GOOD, 0), comment="No.")
    offer.refresh_from_db()
    assert (offer.state, offer.reviews.count()) == (State.PUBLISHED, 1)


def test_two_people_who_save_one_draft_at_once_lose_nothing():
    offer = OfferFactory(state=State.DRAFT, published_at=None, expires_on=None)
    first = Offer.objects.get(pk=offer.pk)
    offers.save(offer=first, version=1, fields={}, texts={"lv": {"title": "Pirmais"}})
    with pytest.raises(offers.MovedOn):
        offers.save(offer=offer, version=1, fields={}, texts={"lv": {"title": "Otrais"}})
    assert Offer.objects.get(pk=offer.pk).title == "Pirmais"


def test_a_network_is_not_bothered_with_what_is_not_whole():
    offer = OfferFactory(
        state=State.DRAFT, published_at=None, expires_on=None,
        texts={"lv": {"we_bring": ""}, "en": {"summary": ""}},
    )  # fmt: skip
    with pytest.raises(offers.NotWhole) as lacking:
        offers.submit(offer=offer, user=None)
    assert [step for step, _label in lacking.value.missing] == ["partners", "english"]


def test_an_offer_ends_with_its_deadline_or_its_year_and_is_renewed_for_a_year():
    today = timezone.localdate()
    offer = OfferFactory(reply_by=today - timedelta(days=1))
    assert (offer.is_expired(), offer.state_label, list(queries.open_offers())) == (True, "expired", [])
    offers.renew(offer=offer)
    assert (offer.is_open, offer.last_day) == (True, today + timedelta(days=365))


def test_groups_are_reminded_thirty_and_seven_days_before_the_end_once_each():
    today = timezone.localdate()
    offer = OfferFactory(
        published_at=timezone.now() - timedelta(days=340), expires_on=today + timedelta(days=25)
    )
    member = works_for(offer.lag)
    duties.remind_of_expiry(timezone.now())
    duties.remind_of_expiry(timezone.now() + timedelta(days=1))
    assert told(member) == ["offer-expires"]
    duties.remind_of_expiry(timezone.now() + timedelta(days=19))
    assert told(member) == ["offer-expires", "offer-expires"]
    duties.remind_of_expiry(timezone.now() + timedelta(days=27))
    assert told(member)[2:] == ["offer-expired"]


def test_who_ends_an_offer_ends_the_waiting_interests_with_a_word():
    offer = OfferFactory()
    interest, karen = an_interest(offer)
    offers.withdraw(offer=offer, user=None)
    interest.refresh_from_db()
    assert (interest.state, told(karen)) == (Interest.State.CLOSED, ["interest-closed"])


def test_an_interest_that_arrives_as_the_offer_is_withdrawn_is_refused():
    offer = OfferFactory()
    seen = Offer.objects.get(pk=offer.pk)
    offers.withdraw(offer=offer, user=None)
    with pytest.raises(interests.OfferClosed):
        an_interest(seen)
    assert Interest.objects.count() == 0


def test_drafts_and_what_has_ended_are_never_found(index):
    today = timezone.localdate()
    shown = OfferFactory(title="Veikals")
    for state in set(State) - {State.PUBLISHED}:
        OfferFactory(title="Veikals", state=state)
    OfferFactory(title="Veikals", reply_by=today - timedelta(days=1))
    index()
    found = search.find(text="veikals", facets={}, within_days=None, page=1, size=20)
    assert ([each.pk for each in found.offers], found.total) == ([shown.pk], 1)


def test_offers_are_counted_by_facets_and_open_ones_want_every_country(index):
    finnish = OfferFactory(countries=["FI"], stage="agreement", themes=["youth"])
    everywhere = OfferFactory()
    OfferFactory(countries=["DK"])
    index()
    found = search.find(text="", facets={"wanted": ["FI"]}, within_days=None, page=1, size=20)
    assert {each.pk for each in found.offers} == {finnish.pk, everywhere.pk}
    assert found.counts["theme"] == {"youth": 1, "village-shops-services": 1}


def test_a_stranger_finds_no_page_of_another_groups_draft(client):
    offer = OfferFactory(state=State.DRAFT, published_at=None, expires_on=None)
    client.force_login(works_for(LagFactory(country_id="DK")))
    pages = [
        reverse("offers:offer", args=[offer.pk]),
        reverse("offers:write", args=[offer.pk, "idea"]),
        reverse("offers:preview", args=[offer.pk]),
        reverse("offers:review", args=[offer.pk]),
        reverse("cooperation:offer", args=[offer.pk, "x"]),
        reverse("cooperation:offer_sheet", args=[offer.pk]),
    ]
    posts = [reverse("offers:act", args=[offer.pk, "delete"]), reverse("offers:send", args=[offer.pk])]
    assert [client.get(page).status_code for page in pages] == [404] * len(pages)
    assert [client.post(page).status_code for page in posts] == [404, 404]


def test_a_foreign_network_judges_nothing(client):
    offer = in_review()
    client.force_login(a_member(a_network()))
    assert client.get(reverse("offers:review", args=[offer.pk])).status_code == 404
    client.force_login(a_member(a_network("latvian", "lv", ["LV"])))
    assert client.get(reverse("offers:review", args=[offer.pk])).status_code == 200


def test_a_coordinator_writes_an_offer_step_by_step_and_sends_it(client):
    lag = LagFactory()
    client.force_login(works_for(lag))
    project = ProjectFactory(title="Landsbybutik", themes=["village-shops-services"])
    begun = client.post(reverse("offers:new") + f"?project={project.pk}", {"lag": lag.pk, "kind": "partners"})
    offer = Offer.objects.get()
    assert begun.url == reverse("offers:write", args=[offer.pk, "idea"])
    assert [theme.pk for theme in offer.themes.all()] == ["village-shops-services"]
    assert offer.project == project
    steps = {
        "idea": {"kind": "partners", "lang": "lv", "title": "Veikals", "summary": "Ko darām"},
        "content": {"objectives": "Veikals paliek", "activities": "Vizītes"},
        "partners": {
            "we_bring": "Pieredzi", "we_look_for": "Grupu", "partners_required": 2, "partners_found": 0,
            "countries": ["DK"],
        },
        "frame": {"stage": "idea", "start": "2027-09", "months": 12, "themes": ["youth"]},
        "english": {"title_en": "A shop", "summary_en": "What we do"},
    }  # fmt: skip
    for step, values in steps.items():
        version = Offer.objects.get().version
        answer = client.post(reverse("offers:write", args=[offer.pk, step]), values | {"version": version})
        assert answer.status_code == 302, answer.context["form"].errors
    client.post(reverse("offers:send", args=[offer.pk]))
    offer.refresh_from_db()
    assert (offer.state, offer.title, offer.countries) == (State.REVIEW, "Veikals", ["DK"])
    assert str(offer.end) == "2028-08-01"


def test_what_is_right_in_a_step_is_kept_where_something_is_wrong(client):
    offer = OfferFactory(state=State.DRAFT, published_at=None, expires_on=None)
    client.force_login(works_for(offer.lag))
    values = {"stage": "agreement", "months": "many", "version": 1, "themes": ["youth"]}
    answer = client.post(reverse("offers:write", args=[offer.pk, "frame"]), values)
    offer.refresh_from_db()
    assert (answer.status_code, offer.stage) == (200, "agreement")


def test_an_idea_of_the_finder_waits_until_somebody_has_signed_in(client):
    lag = LagFactory()
    LagFactory(country_id="DK")
    kept = client.get(
        reverse("offers:keep"),
        {"text": "Ciema veikals kopā ar jauniešiem.", "theme": "youth", "country": "DK"},
    )
    assert client.get(kept.url).status_code == 302
    client.force_login(works_for(lag))
    client.post(kept.url, {"lag": lag.pk, "kind": "partners"})
    offer = Offer.objects.get()
    assert offer.text_in("lv").summary == "Ciema veikals kopā ar jauniešiem."
    assert (offer.countries, [theme.pk for theme in offer.themes.all()]) == (["DK"], ["youth"])


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_as_often_for_three_offers_as_for_one(client, count, django_assert_max_num_queries):
    lag = LagFactory()
    for _turn in range(count):
        OfferFactory(lag=lag)
    client.force_login(works_for(lag))
    client.get(reverse("offers:home"))
    with django_assert_max_num_queries(22):
        client.get(reverse("offers:home"))
    with django_assert_max_num_queries(24):
        client.get(reverse("cooperation:offers"))


def test_offers_stand_beside_groups_in_the_finder_with_reasons(client):
    lag = LagFactory(country_id="DK", lang="da")
    wanted = OfferFactory(lag__name="Talsi", title="Honning", themes=["short-food-chains"])
    OfferFactory(lag=lag, title="Vores egen", themes=["short-food-chains"])
    OfferFactory(title="Kun for finner", countries=["FI"], themes=["short-food-chains"])
    OfferFactory(title="Kladde", state=State.DRAFT, themes=["short-food-chains"])
    answer = client.get(reverse("cooperation:partners"), {"theme": "short-food-chains", "lag": lag.pk})
    offers_shown = [match for match in answer.context["matches"] if match["kind"] == "offer"]
    assert [match["record"] for match in offers_shown] == [wanted]
    assert "Works on Short food supply chains" in offers_shown[0]["reasons"]
