"""Interest in an offer, and what two groups write to each other: who reads it, and what is stopped."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from hub.cooperation.models import Conversation, Interest, Message
from hub.cooperation.offers import contact_details, duties
from hub.cooperation.offers.actions import conversations, interests
from hub.core import personal
from hub.notifications.models import Notification
from tests.factories import LagFactory, UserFactory
from tests.factories.networks import a_member, a_network
from tests.factories.offers import OfferFactory, an_interest, works_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(monkeypatch, tmp_path):
    """A conversation: its owner (who offers), Karen (who is interested) and itself."""
    monkeypatch.setattr(Message.attachment.field, "storage", FileSystemStorage(tmp_path))
    offer = OfferFactory(lag__name="Biedrība Talsi")
    owner = works_for(offer.lag, first_name="Jānis", last_name="Ozols", email="janis@talsi.example")
    interest, karen = an_interest(offer)
    return owner, karen, interest.conversation


def told(user) -> list[str]:
    return list(Notification.objects.filter(person=user).order_by("pk").values_list("kind", flat=True))


def test_two_groups_talk_in_the_hub_and_see_nobodys_address(client, talk):
    owner, karen, conversation = talk
    client.force_login(owner)
    client.post(conversation.get_absolute_url(), {"text": "What does it cost?"})
    client.force_login(karen)
    page = client.get(conversation.get_absolute_url()).content.decode()
    assert "What does it cost?" in page
    assert "Jānis" in page
    assert "janis@talsi.example" not in page
    assert "Ozols" not in page
    assert (told(owner), told(karen)) == (["interest-expressed"], ["message"])


def test_messages_are_relayed_by_mail_without_addresses(talk, django_capture_on_commit_callbacks):
    owner, karen, conversation = talk
    karen.mail_rhythm = "once"
    karen.save()
    with django_capture_on_commit_callbacks(execute=True):
        conversations.send(
            user=owner, conversation=conversation, lag=conversation.offer.lag, text="Come and see us."
        )
    (letter,) = mail.outbox
    assert "Come and see us." in letter.body
    assert "janis@talsi.example" not in letter.message().as_string()
    assert letter.to == [karen.email]


def test_strangers_find_no_conversation_and_no_file(client, talk):
    owner, karen, conversation = talk
    message = conversations.send(
        user=karen, conversation=conversation, lag=conversation.interest.lag, text="Our plan",
        attachment=SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan"),
    )  # fmt: skip
    pages = [
        conversation.get_absolute_url(),
        reverse("offers:attachment", args=[conversation.token, message.pk]),
        reverse("offers:conversation", args=["guessed-token"]),
    ]
    for stranger in (UserFactory(), works_for(LagFactory()), a_member(a_network())):
        client.force_login(stranger)
        assert [client.get(page).status_code for page in pages] == [404, 404, 404]
        assert client.post(reverse("offers:talk_act", args=[conversation.token, "accept"])).status_code == 404
    client.force_login(owner)
    answer = client.get(pages[1])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 plan"
    # The same file by way of another conversation that is one's own.
    other, _somebody = an_interest(OfferFactory(lag=conversation.offer.lag))
    wrong = reverse("offers:attachment", args=[other.conversation.token, message.pk])
    assert client.get(wrong).status_code == 404


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("plan.pdf", b"<script>alert(1)</script>"),
        SimpleUploadedFile("plan.html", b"<p>"),
        SimpleUploadedFile("plan.docx", b"PK\x03\x04 no archive"),
        SimpleUploadedFile("plan.png", b"%PDF-1.7"),
        SimpleUploadedFile("large.pdf", b"%PDF-" + bytes(5 * 1024 * 1024)),
    ],
    ids=lambda file: file.name,
)
def test_files_that_are_not_what_they_say_are_not_sent(client, talk, file):
    owner, _karen, conversation = talk
    client.force_login(owner)
    file.seek(0)
    client.post(conversation.get_absolute_url(), {"text": "See this", "attachment": file})
    assert Message.objects.count() == 1


def test_html_and_scripts_are_shown_as_they_were_typed(client, talk):
    owner, karen, conversation = talk
    conversations.send(
        user=owner, conversation=conversation, lag=conversation.offer.lag, text="<script>alert(1)</script>"
    )
    client.force_login(karen)
    page = client.get(conversation.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_address_in_a_text_is_warned_of_before_it_is_sent(client, talk):
    owner, _karen, conversation = talk
    client.force_login(owner)
    text = "Write to janis (at) talsi (dot) example"
    page = client.post(conversation.get_absolute_url(), {"text": text})
    assert ("janis (at) talsi (dot) example" in page.content.decode(), Message.objects.count()) == (True, 1)
    client.post(conversation.get_absolute_url(), {"text": text, "sure": "on"})
    assert Message.objects.last().text == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Raksti uz anna@example.org, lūdzu", ["anna@example.org"]),
        ("an\u200bna＠example.org", ["anna@example.org"]),
        ("anna at example dot org", ["anna at example dot org"]),
        ("ring 29 123 456 i morgen", ["29 123 456"]),
        ("tel. +371 29123456", ["+371 29123456"]),
        ("Projektet koster 1 250 000 kr. i 2021-2027", []),
        ("Vi ses 12.05.2027 at the market, look at example.org", []),
    ],
)
def test_addresses_and_numbers_are_told_from_sums_and_dates(text, found):
    assert contact_details.found(text) == found


def test_five_hundred_messages_from_one_account_are_stopped_kindly(client, talk):
    owner, karen, conversation = talk
    client.force_login(owner)
    for number in range(500):
        if number < 35:
            page = client.post(conversation.get_absolute_url(), {"text": f"Buy {number}"})
        else:
            with pytest.raises(conversations.TooMany):
                conversations.send(
                    user=owner, conversation=conversation, lag=conversation.offer.lag, text="Buy"
                )
    assert "Please take a break" in page.content.decode()
    assert Message.objects.filter(author=owner).count() == 30
    assert told(karen).count("message") == 30


def test_a_group_that_is_blocked_writes_no_more_and_a_report_reaches_its_network(client, talk):
    owner, karen, conversation = talk
    danish = a_member(a_network())
    client.force_login(owner)
    message = conversation.messages.get()
    client.post(reverse("offers:report", args=[conversation.token, message.pk]), {"why": "Spam."})
    client.post(reverse("offers:talk_act", args=[conversation.token, "block"]))
    client.force_login(karen)
    page = client.post(conversation.get_absolute_url(), {"text": "Why?"})
    assert ("cannot be written to" in page.content.decode(), Message.objects.count()) == (True, 1)
    with pytest.raises(conversations.Blocked):
        an_interest(OfferFactory(lag=conversation.offer.lag), conversation.interest.lag)
    assert told(danish) == ["message-reported"]
    client.force_login(danish)
    assert "Spam." in client.get(reverse("offers:reports")).content.decode()
    client.force_login(a_member(a_network("latvian", "lv", ["LV"])))
    assert "Spam." not in client.get(reverse("offers:reports")).content.decode()


def test_who_offers_says_yes_once_and_one_partner_more_is_found(client, talk):
    owner, karen, conversation = talk
    accept = reverse("offers:talk_act", args=[conversation.token, "accept"])
    client.force_login(karen)
    assert client.post(accept).status_code == 404
    client.force_login(owner)
    client.post(accept)
    client.post(accept)
    conversation.offer.refresh_from_db()
    assert (conversation.offer.partners_found, told(karen)) == (1, ["interest-accepted"])


def test_a_no_comes_with_a_kind_reason_and_the_time_it_took(client, talk):
    owner, _karen, conversation = talk
    Interest.objects.update(created_at=timezone.now() - timedelta(days=3))
    client.force_login(owner)
    client.post(reverse("offers:talk_act", args=[conversation.token, "decline"]), {"reason": "timing"})
    interest = Interest.objects.get()
    assert (interest.state, interest.waited.days) == ("declined", 3)
    with pytest.raises(interests.Decided):
        interests.accept(interest=interest, user=owner)


def test_interests_that_nobody_answers_are_brought_back_to_mind(talk):
    owner, _karen, _conversation = talk
    for days in (5, 8, 9, 22):
        duties.remind_of_interests(timezone.now() + timedelta(days=days))
    assert told(owner) == ["interest-expressed", "interest-waits", "interest-waits"]


def test_a_group_says_once_that_it_is_interested(talk):
    _owner, karen, conversation = talk
    with pytest.raises(interests.AlreadyInterested) as known:
        interests.express(user=karen, offer=conversation.offer, lag=conversation.interest.lag, brings="Again")
    assert (known.value.interest, Conversation.objects.count()) == (conversation.interest, 1)


def test_who_leaves_takes_their_data_along_and_leaves_no_name_behind(talk):
    _owner, karen, conversation = talk
    (keeper,) = [each for each in personal.keepers() if each.name == "offers"]
    assert [message["text"] for message in keeper.tell(karen)["messages"]] == ["We bring a shop on wheels."]
    keeper.forget(karen)
    assert list(conversation.messages.values_list("author", "text")) == [(None, "We bring a shop on wheels.")]


def test_a_network_sees_what_came_of_its_groups_offers_alone(client, talk):
    owner, _karen, conversation = talk
    Interest.objects.update(created_at=timezone.now() - timedelta(days=3))
    interests.accept(interest=Interest.objects.get(), user=owner)
    client.force_login(a_member(a_network("latvian", "lv", ["LV"])))
    page = client.get(reverse("offers:figures"))
    assert [value for _label, value in page.context["figures"]] == ["1", "1", "1", "1", "3 days"]
    assert [str(theme) for theme, _found, _within in page.context["rows"]] == ["Village shops and services"]
    client.force_login(a_member(a_network()))
    assert [value for _label, value in client.get(reverse("offers:figures")).context["figures"]][:3] == [
        "0"
    ] * 3
    client.force_login(owner)
    assert client.get(reverse("offers:figures")).status_code == 404
    page = client.get(conversation.get_absolute_url()).content.decode()
    assert reverse("partnerships_workspace:new") in page
