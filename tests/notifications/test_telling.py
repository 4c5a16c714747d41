"""What people are told: once, in their language, by mail as often as they want, and never when they do not."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language
from django_tasks_db.models import DBTaskResult

from hub.accounts import actions as accounts
from hub.accounts.personal import export
from hub.notifications import attention, daily, kinds, post, tasks
from hub.notifications.actions import mark_read, notify
from hub.notifications.models import Duty, Letter, Notification
from tests.factories import LagFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/en/workspace/notifications/"
_said = lazy(lambda words: f"{get_language()}: {words}", str)


@pytest.fixture(autouse=True)
def _a_kind(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.register(
        kinds.Kind(
            slug="shop-opened",
            topic="groups",
            subject=_said("%(shop)s opened"),
            text=_said("%(shop)s opened in %(about)s."),
            address=lambda lag: lag.get_absolute_url(),
        )
    )


@pytest.fixture
def tell(django_capture_on_commit_callbacks):
    def telling(*people, key="", shop="Butikken", about=None, times=1):
        about = about or LagFactory(name="Zeltene")
        with django_capture_on_commit_callbacks(execute=True):
            for _turn in range(times):
                notify(kind="shop-opened", people=people, about=about, key=key, context={"shop": shop})
        return about

    return telling


def somebody(rhythm="once", **fields):
    return UserFactory(mail_rhythm=rhythm, **fields)


def browser_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_person_is_told_once_in_the_hub_and_at_once_by_mail_in_their_language(tell):
    anna = somebody(language="lv", email="anna@example.org")
    lag = tell(anna, anna, times=2)
    tell(anna, about=lag)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["anna@example.org"], "lv: Butikken opened")
    assert "lv: Butikken opened in Zeltene." in letter.body
    assert f"http://localhost:8000/lv/lags/{lag.pk}-zeltene/" in letter.body
    (html, kind) = letter.alternatives[0]
    assert (kind, '<html lang="lv">' in html) == ("text/html", True)
    page = browser_of(anna).get(LIST).content.decode()
    assert page.count("en: Butikken opened in Zeltene.") == 1
    tell(anna, about=lag, key="again")
    assert len(mail.outbox) == 2


def test_what_was_taken_back_is_told_to_nobody(tell, django_capture_on_commit_callbacks):
    anna, lag = somebody(), LagFactory()
    with django_capture_on_commit_callbacks(execute=True):
        try:
            with transaction.atomic():
                notify(kind="shop-opened", people=[anna], about=lag, context={"shop": "x"})
                raise ValueError
        except ValueError:
            pass
    assert (Notification.objects.count(), mail.outbox) == (0, [])


def test_daily_and_weekly_letters_hold_all_that_is_unread_and_never_is_never(tell):
    day, week, never = somebody("daily"), somebody("weekly"), somebody("never")
    lag = tell(day, week, never)
    tell(day, week, never, about=lag, key="2", shop="Kroen")
    assert mail.outbox == []
    mark_read(user=week, notification=week.notifications.get(key="2"))
    now = timezone.now()
    post.digests(now)
    post.digests(now)
    told = {letter.to[0]: letter for letter in mail.outbox}
    assert set(told) == {day.email, week.email}
    assert told[day.email].subject == "News for you on the LEADER Hub: 2"
    link = f"http://localhost:8000/en/lags/{lag.pk}-zeltene/"
    one, two, _foot = told[day.email].body.split("\n\n")
    assert one.splitlines() == ["en: Butikken opened", "en: Butikken opened in Zeltene.", link]
    assert two.startswith("en: Kroen opened\n")
    assert ("Kroen" in told[day.email].body, "Kroen" in told[week.email].body) == (True, False)
    mail.outbox.clear()
    tell(day, week, about=lag, key="3")
    post.digests(now)
    assert [letter.to for letter in mail.outbox] == [[day.email]]
    post.digests(now + timedelta(days=7))
    assert [letter.to for letter in mail.outbox] == [[day.email], [week.email]]


def test_a_letter_that_fails_is_tried_again_and_then_given_up_for_an_operator_to_see(tell, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError("mail server away")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        tell(somebody())
        letter = Letter.objects.get()
        assert (letter.state, letter.attempts, letter.error) == ("waiting", 1, "OSError: mail server away")
        assert post.send_due() == 0  # its turn has not come
        assert Letter.objects.get().attempts == 1
        for _turn in range(10):
            Letter.objects.filter(state="waiting").update(next_at=timezone.now())
            post.send_due()
    assert (Letter.objects.get().state, Letter.objects.get().attempts) == ("failed", post.ATTEMPTS)
    assert any("given up" in line for line in attention.trouble())
    call_command("daily", "--retry")
    assert (len(mail.outbox), Letter.objects.get().state, attention.trouble()) == (1, "sent", [])


def test_a_letter_of_a_worker_that_was_killed_goes_out_later_under_the_same_id(tell):
    tell(somebody())
    first = mail.outbox.pop()
    Letter.objects.update(state="sending", claimed_at=timezone.now())
    assert post.send_due() == 0
    Letter.objects.update(claimed_at=timezone.now() - post.STALE - timedelta(minutes=1))
    assert post.send_due() == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == first.extra_headers["Message-ID"]


def test_names_make_no_header_and_no_markup(tell):
    tell(somebody(), shop="Shop\r\nBcc: all@example.org <script>alert(1)</script>")
    (letter,) = mail.outbox
    assert "\n" not in letter.subject
    assert letter.message()["Bcc"] is None
    assert "<script>" not in letter.alternatives[0][0]


def test_one_click_stops_the_letters_without_signing_in(tell):
    anna = somebody("once")
    tell(anna)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.fullmatch(r"<http://localhost:8000(/\S+)>", headers["List-Unsubscribe"])[1]
    client = Client(enforce_csrf_checks=True)
    assert client.get(path).status_code == 200
    anna.refresh_from_db()
    assert anna.mail_rhythm == "once"
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    anna.refresh_from_db()
    assert anna.mail_rhythm == "never"
    tell(anna, key="2")
    assert len(mail.outbox) == 1
    client.post(path, {"rhythm": "weekly"})
    post.digests(timezone.now() + timedelta(days=8))
    assert len(mail.outbox) == 1  # what came meanwhile is not brought in afterwards
    assert client.post(path.replace(path[-9:-1], "aaaaaaaa")).status_code == 404


def test_the_list_says_what_is_unread_and_each_keeps_to_their_own(tell):
    anna, jens = somebody("never"), somebody("never")
    lag = tell(anna, jens)
    tell(anna, about=lag, key="2")
    browser = browser_of(anna)
    assert '<span class="bell__count">2' in browser.get("/en/lags/").content.decode()
    mine = anna.notifications.get(key="2")
    assert browser.get(f"{LIST}{mine.pk}/").url == lag.get_absolute_url()
    assert browser.get(f"{LIST}?show=unread").content.decode().count("notices__one--unread") == 1
    theirs = jens.notifications.get()
    for answer in (browser.get(f"{LIST}{theirs.pk}/"), browser.post(f"{LIST}{theirs.pk}/read/")):
        assert answer.status_code == 404
    browser.post(f"{LIST}read/")
    assert (anna.notifications.filter(read_at=None).count(), jens.notifications.get().read_at) == (0, None)
    lag.delete()
    assert browser.get(f"{LIST}{mine.pk}/").url == LIST
    assert Client().get(LIST).status_code == 302
    assert "bell" not in Client().get("/en/lags/").content.decode()


def test_a_longer_list_asks_no_more_questions(tell, django_assert_num_queries):
    anna = somebody("never")
    tell(anna)
    browser = browser_of(anna)
    browser.get(LIST)
    with CaptureQueriesContext(connection) as one:
        browser.get(LIST)
    tell(anna)
    tell(anna)
    with django_assert_num_queries(len(one)):
        browser.get(LIST)


def test_what_one_was_told_is_told_and_forgotten_with_the_person(tell):
    anna = somebody("once")
    tell(anna)
    (told,) = export(anna)["notifications"]
    assert (told["kind"], told["about"]) == ("shop-opened", {"about": "Zeltene", "shop": "Butikken"})
    accounts.erase(user=anna)
    assert (Notification.objects.count(), Letter.objects.count()) == (0, 0)


def test_duties_are_done_once_a_day_and_one_that_fails_stops_no_other_and_comes_again(monkeypatch):
    done = []

    def broken(now):
        done.append("broken")
        raise ValueError("no")

    def sound(now):
        done.append("sound")

    monkeypatch.setattr(daily, "_duties", {})
    daily.register(broken)
    daily.register(sound)
    here = ZoneInfo("Europe/Brussels")
    moments = [(21, 23, 30), (22, 4, 0), (22, 5, 5), (22, 5, 20), (22, 6, 10)]
    for day, hour, minute in moments:
        done.append((day, hour))
        daily.run(now=datetime(2026, 11, day, hour, minute, tzinfo=here), due_only=True)
    assert done == [
        (21, 23), "broken", "sound", (22, 4), "broken", (22, 5), "broken", "sound", (22, 5), (22, 6), "broken",
    ]  # fmt: skip
    assert Duty.objects.get(name__endswith="broken").error == "ValueError: no"
    assert len(attention.trouble()) == 1
    with pytest.raises(CommandError):
        call_command("daily")


def test_one_turn_of_the_worker_always_waits_and_only_one(settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(daily, "_duties", {})
    tasks.ensure_turns()
    tasks.ensure_turns()
    (waiting,) = DBTaskResult.objects.all()
    assert waiting.run_after > timezone.now()
    DBTaskResult.objects.update(status="RUNNING")
    tasks.turn.call()
    tasks.turn.call()
    assert DBTaskResult.objects.filter(status="READY").count() == 1
