"""Signing up and in, forgetting a password: what people see, and what strangers do not learn."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.accounts.passwords import GuessedPasswordValidator
from tests.accounts.people import PASSWORD, link_in_last_mail, signs_in, somebody

pytestmark = pytest.mark.django_db


def signs_up(client, email="anna@example.org", password=PASSWORD, lang="en"):
    return client.post(f"/{lang}/account/signup/", {"email": email, "password1": password})


def test_a_newcomer_verifies_the_address_and_then_signs_in():
    client = Client()
    assert signs_up(client, "Anna@Example.org", lang="da").url == "/da/account/confirm-email/"
    user = User.objects.get()
    assert (user.email, user.language) == ("anna@example.org", "da")
    assert signs_in(Client()).url == "/en/account/confirm-email/"
    client.post(link_in_last_mail())
    assert signs_in(Client()).url == "/da/account/"


def test_signing_up_with_a_known_address_tells_nothing_but_the_owner():
    somebody()
    known, new = signs_up(Client()), signs_up(Client(), "new@example.org")
    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert [message.to for message in mail.outbox] == [["anna@example.org"], ["new@example.org"]]
    assert "testserver!" not in mail.outbox[0].body
    assert "already exists" in mail.outbox[0].subject.lower() + mail.outbox[0].body


def test_a_wrong_password_and_an_unknown_address_read_the_same():
    somebody()
    wrong = signs_in(Client(), password="something quite different").context["form"].errors
    unknown = signs_in(Client(), "nobody@example.org").context["form"].errors
    assert wrong == unknown != {}


def test_a_forgotten_password_is_set_anew_by_mail_and_strangers_learn_nothing():
    somebody()
    known = Client().post("/en/account/password/reset/", {"email": "anna@example.org"})
    link = link_in_last_mail()
    unknown = Client().post("/en/account/password/reset/", {"email": "nobody@example.org"})
    assert known.url == unknown.url == "/en/account/password/reset/done/"
    client = Client()
    form = client.get(link, follow=True).request["PATH_INFO"]
    new = "marmalade lighthouse forty seven"
    assert client.post(form, {"password1": new, "password2": new}).status_code == 302
    assert signs_in(Client(), password=new).url == "/en/account/"


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/?next=/admin/", "/admin/snippets/lags/lag/"])
def test_the_admin_has_no_door_of_its_own(path):
    answer = Client().get(path, follow=True)
    assert answer.request["PATH_INFO"] == "/en/account/login/"
    assert answer.templates[0].name == "account/login.html"


def test_after_signing_in_one_is_where_one_wanted_to_go_but_never_elsewhere():
    somebody(is_superuser=True)
    assert signs_in(Client(), next="/admin/snippets/lags/lag/").url == "/admin/snippets/lags/lag/"
    for away in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        assert signs_in(Client(), next=away).url == "/en/account/"


def test_ten_wrong_passwords_stop_the_guessing(settings):
    settings.AXES_ENABLED = True
    somebody()
    somebody("other@example.org")
    for _turn in range(10):
        answer = signs_in(Client(), "ANNA@example.org", "something quite different")
    assert answer.status_code == 429
    assert signs_in(Client()).status_code == 429
    assert signs_in(Client(), "other@example.org").url == "/en/account/"


def test_allauth_slows_down_who_tries_many_addresses(settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    statuses = [signs_up(Client(), f"p{number}@example.org").status_code for number in range(3)]
    assert statuses == [302, 302, 429]


@pytest.mark.parametrize(
    ("password", "refused"),
    [
        ("password1234", True),
        ("P@ssw0rd12345", True),
        ("qwertyuiop1234", True),
        ("leaderhub2026", True),
        ("anna.kalnina", True),
        (PASSWORD, False),
        ("x" * 500, True),
        ("kø-Ve8rt!mQz1pW", False),
    ],
)
def test_passwords_that_are_guessed_early_are_refused(password, refused):
    user = User(email="anna.kalnina@example.org", first_name="Anna", last_name="Kalniņa")
    try:
        GuessedPasswordValidator().validate(password, user)
    except ValidationError:
        assert refused
    else:
        assert not refused


def test_pages_of_the_account_are_never_kept_by_anybody():
    somebody()
    client = Client()
    for path in ("login", "signup", "password/reset"):
        assert "no-store" in client.get(f"/en/account/{path}/")["Cache-Control"]
    signs_in(client)
    for path in ("", "data/", "2fa/", "sessions/", "email/", "password/change/"):
        answer = client.get(f"/en/account/{path}")
        assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True), path


def test_a_provider_is_offered_only_where_one_is_set_up(settings):
    assert "openid" not in Client().get(reverse("account_login")).content.decode().lower()
    app = {"provider_id": "openid", "name": "EU Login", "client_id": "hub", "secret": "s",
           "settings": {"server_url": "https://login.example"}}  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    assert "EU Login" in Client().get(reverse("account_login")).content.decode()
