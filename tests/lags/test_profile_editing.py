"""A group's people write its profile: drafts, two at once, publishing; the network validates."""

import re
from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Revision

from hub.lags import actions, drafts
from hub.lags.models import Lag, LagMembership
from hub.networks.models import RecordLogEntry
from tests.factories import LagFactory, UserFactory
from tests.factories.networks import a_member, a_network

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a size to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
]
MINE = {"lv": {"summary": "Mēs."}, "en": {"name": "Golden", "summary": "We."}}


def browser_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def png() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 20), "green").save(out, "PNG")
    return SimpleUploadedFile("logo.png", out.getvalue())


@pytest.fixture
def lag():
    made = LagFactory(name="Zeltene", texts=MINE, website="https://zeltene.example/")
    return Lag.objects.get(pk=made.pk)


@pytest.fixture
def network():
    return a_network("latvian", "lv", ["LV"], name="Latvijas tīkls")


def coordinator(lag, **fields):
    user = UserFactory(mail_rhythm="once", **fields)
    actions.people.grant(user=user, body=lag, role=LagMembership.Role.MEMBER)
    return user


def page_of(lag, lang="en") -> str:
    return f"/{lang}/workspace/groups/{lag.pk}/profile/"


def form_of(browser: Client, lag) -> dict:
    """What the form holds as somebody opens it."""
    answer = browser.get(page_of(lag))
    form = answer.context["form"]
    held = {name: form[name].value() for name in form.fields}
    held = {name: value for name, value in held.items() if value not in (None, False)}
    return held | {"version": answer.context["version"]}


def now(lag) -> Lag:
    return Lag.objects.get(pk=lag.pk)


def test_a_coordinator_keeps_a_draft_and_publishes_it_and_the_network_is_told(
    lag, network, django_capture_on_commit_callbacks
):
    anna, editor = coordinator(lag, first_name="Anna"), a_member(network)
    browser = browser_of(anna)
    sent = form_of(browser, lag) | {"text_lv_summary": "Jauns.", "territory_kinds": ["coastal"],
                                    "languages": ["lv", "en"], "email": "z@example.org"}  # fmt: skip
    browser.post(page_of(lag), {**sent, "act": "save"})
    public = Client().get(lag.get_absolute_url()).content.decode()
    assert ("Jauns." in public, now(lag).has_unpublished_changes) == (False, True)
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(page_of(lag), {**form_of(browser, lag), "act": "publish"})
    live = now(lag)
    assert (live.text_in("lv").summary, live.territory_kinds, live.languages) == (
        "Jauns.",
        ["coastal"],
        ["lv", "en"],
    )
    assert (live.standing, live.has_unpublished_changes) == ("self_declared", False)
    assert live.edited_fields == ["email", "languages", "territory_kinds", "text.lv"]
    assert "z@example.org" not in Client().get(lag.get_absolute_url()).content.decode()
    assert editor.notifications.get().kind == "profile-published"
    assert RecordLogEntry.objects.filter(user=anna, action="wagtail.publish").exists()


def test_the_network_validates_what_it_has_read_and_a_new_edit_takes_the_badge_away(lag, network):
    anna, editor = coordinator(lag), a_member(network, first_name="Ilze", last_name="Noslēpums")
    of_anna, of_editor = browser_of(anna), browser_of(editor)
    of_anna.post(page_of(lag), {**form_of(of_anna, lag), "text_lv_summary": "Jauns.", "act": "publish"})
    desk = of_editor.get("/en/workspace/").content.decode()
    review = re.search(r'href="(/en/workspace/groups/\d+/review/)"', desk)[1]
    opened = of_editor.get(review)
    assert "Jauns." in opened.content.decode()
    before = opened.context["version"]
    of_anna.post(page_of(lag), {**form_of(of_anna, lag), "text_lv_summary": "Vēl.", "act": "publish"})
    of_editor.post(review, {"act": "validate", "version": before})
    assert now(lag).standing == "self_declared"
    of_editor.post(review, {"act": "validate", "version": of_editor.get(review).context["version"]})
    live, public = now(lag), Client().get(lag.get_absolute_url()).content.decode()
    assert (live.standing, live.validated_by, live.validated_for) == ("validated", editor, network)
    assert ("validated by Latvijas tīkls" in public, "Noslēpums" in public) == (True, False)
    assert anna.notifications.get().kind == "profile-validated"
    assert "Waiting for validation" not in of_editor.get("/en/workspace/").content.decode()
    of_anna.post(page_of(lag), {**form_of(of_anna, lag), "address": "Rīga", "act": "publish"})
    live = now(lag)
    assert (live.standing, live.validated_by, live.validated_for) == ("self_declared", None, None)
    of_editor.post(review, {"act": "remark", "remark": "Lūdzu, pievieno tālruni."})
    assert "tālruni" in anna.notifications.filter(kind="profile-sent-back").get().text


def test_two_at_once_see_both_versions_and_nothing_is_lost(lag):
    anna, jens = browser_of(coordinator(lag)), browser_of(coordinator(lag, first_name="Jens"))
    of_anna, of_jens = form_of(anna, lag), form_of(jens, lag)
    jens.post(page_of(lag), {**of_jens, "text_lv_summary": "Jens.", "address": "Talsi", "act": "save"})
    sent = {**of_anna, "text_lv_summary": "Anna.", "founded": "2005", "act": "save"}
    answer = anna.post(page_of(lag), sent)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert ("Anna." in told, "Jens." in told, [row["key"] for row in answer.context["rows"]]) == (
        True, True, ["text.lv.summary"],
    )  # fmt: skip
    hidden = {}
    for name, value in answer.context["sent"]:
        hidden.setdefault(name, []).append(value)
    again = hidden | {"version": answer.context["version"], "seen": answer.context["seen"], "act": "save"}
    assert anna.post(page_of(lag), again).status_code == 409
    anna.post(page_of(lag), again | {"choose-text.lv.summary": "mine"})
    kept = drafts.values_of(now(lag).get_latest_revision_as_object())
    assert (kept["text.lv.summary"], kept["address"], kept["founded"]) == ("Anna.", "Talsi", 2005)


def test_edits_of_different_fields_are_both_kept(lag):
    anna, jens = browser_of(coordinator(lag)), browser_of(coordinator(lag))
    of_anna, of_jens = form_of(anna, lag), form_of(jens, lag)
    jens.post(page_of(lag), {**of_jens, "address": "Talsi", "act": "save"})
    anna.post(page_of(lag), {**of_anna, "website": "https://new.example/", "act": "save"})
    kept = drafts.values_of(now(lag).get_latest_revision_as_object())
    assert (kept["address"], kept["website"]) == ("Talsi", "https://new.example/")


def test_the_page_keeps_drafts_by_itself_one_a_sitting_and_stops_when_overtaken(lag):
    anna, jens = browser_of(coordinator(lag)), browser_of(coordinator(lag))
    sent, of_jens = form_of(anna, lag), form_of(jens, lag)
    for summary in ("A", "An", "Anna"):
        told = anna.post(
            page_of(lag), {**sent, "text_lv_summary": summary, "website": "htt", "act": "keep"}
        ).json()
        sent["version"] = told["version"]
    assert Revision.objects.for_instance(lag).count() == 1
    kept = drafts.values_of(now(lag).get_latest_revision_as_object())
    assert (kept["text.lv.summary"], kept["website"]) == ("Anna", "https://zeltene.example/")
    assert jens.post(page_of(lag), {**of_jens, "text_lv_summary": "J", "act": "keep"}).status_code == 409
    assert drafts.values_of(now(lag).get_latest_revision_as_object())["text.lv.summary"] == "Anna"


def test_an_import_after_a_draft_is_pointed_out(lag):
    anna = browser_of(coordinator(lag))
    anna.post(page_of(lag), {**form_of(anna, lag), "address": "Talsi", "act": "save"})
    actions.update_lag(lag_id=lag.pk, values={"website": "https://register.example/"})
    told = anna.get(page_of(lag)).content.decode()
    assert ("An import has changed" in told, "https://register.example/" in told) == (True, True)


def test_languages_are_added_and_taken_out_and_the_place_is_found_by_name(lag):
    browser = browser_of(coordinator(lag))
    sent = form_of(browser, lag)
    added = browser.post(page_of(lag), {**sent, "more": "de", "act": "add"})
    assert added.context["form"].languages_shown == ["lv", "en", "de"]
    found = browser.post(page_of(lag), {**sent, "text_de_name": "", "place": "Talsi", "act": "find"})
    point, name = found.context["found"][0]
    assert name == "Talsi, Latvia"
    sent |= {"text_de_summary": "Wir.", "text_en_out": "on", "point": point, "act": "publish"}
    browser.post(page_of(lag), sent)
    live = now(lag)
    assert {text.lang: text.name for text in live.texts.all()} == {"lv": "Zeltene", "de": "Zeltene"}
    assert (round(live.lat, 1), round(live.lon, 1)) == (57.2, 22.6)


def test_a_logo_needs_words_lies_with_the_network_and_nobody_takes_anothers(lag, network):
    browser = browser_of(coordinator(lag))
    sent = form_of(browser, lag)
    answer = browser.post(page_of(lag), {**sent, "logo": png(), "act": "publish"})
    assert "Say what the logo shows." in answer.content.decode()
    browser.post(page_of(lag), {**sent, "logo": png(), "logo_description": "A golden leaf", "act": "publish"})
    logo = now(lag).logo
    assert (logo.description, logo.collection) == ("A golden leaf", network.collection)
    assert 'alt="A golden leaf"' in Client().get(lag.get_absolute_url()).content.decode()
    browser.post(page_of(lag), {**form_of(browser, lag), "logo_kept": "12345", "act": "publish"})
    assert now(lag).logo == logo
    sent = form_of(browser, lag) | {
        "logo": SimpleUploadedFile("a.png", b"<svg onload=alert(1)>"),
        "act": "save",
    }
    assert "no picture" in browser.post(page_of(lag), sent | {"logo_description": "x"}).content.decode()


@pytest.mark.parametrize("path", ["profile", "review"])
def test_others_find_no_such_page(lag, network, path):
    foreign, asking = a_member(a_network()), UserFactory()
    actions.people.request(user=asking, body=lag, role=LagMembership.Role.MEMBER)
    url = f"/en/workspace/groups/{lag.pk}/{path}/"
    strangers = [foreign, asking, coordinator(LagFactory())]
    if path == "review":
        strangers.append(coordinator(lag))
    for user in strangers:
        browser = browser_of(user)
        answers = [
            browser.get(url),
            *(browser.post(url, {"act": act}) for act in ("save", "publish", "validate")),
        ]
        assert [answer.status_code for answer in answers] == [404] * 4
    assert Client().get(url).status_code == 302
    assert (now(lag).latest_revision, mail.outbox) == (None, [])


def test_a_locked_profile_stays_as_it_is(lag):
    browser = browser_of(coordinator(lag))
    sent = form_of(browser, lag)
    Lag.objects.filter(pk=lag.pk).update(locked=True)
    answer = browser.post(page_of(lag), {**sent, "address": "x", "act": "publish"}, follow=True)
    assert ("locked" in answer.content.decode(), now(lag).address) == (True, "")
