"""Who edits needs a second step."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.signals import authenticator_added
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import InvalidToken
from django.contrib.auth.models import Permission
from django.test import Client

from hub.accounts.second_factor import Adapter
from tests.accounts.people import PASSWORD, signs_in, somebody

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def editor(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    user = somebody()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def test_an_editor_without_a_second_factor_is_led_to_where_to_get_one(editor):
    client = Client()
    client.force_login(editor)
    assert client.get("/admin/").url == "/en/account/2fa/"
    assert client.post("/admin/snippets/lags/lag/add/").url == "/en/account/2fa/"
    assert client.get("/en/workspace/").url == "/en/account/2fa/"
    assert client.get("/en/").status_code == 200


def test_an_editor_signs_in_in_two_steps(editor):
    TOTP.activate(editor, SECRET)
    client = Client()
    assert signs_in(client, next="/admin/").url == "/en/account/2fa/authenticate/"
    assert client.get("/admin/").url.startswith("/en/account/login/")
    assert client.post("/en/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    client.post("/en/account/2fa/authenticate/", {"code": code()})
    assert client.get("/admin/").status_code == 200


def test_a_recovery_code_works_once(editor):
    TOTP.activate(editor, SECRET)
    codes = RecoveryCodes.activate(editor).get_unused_codes()
    for expected in (302, 200):
        client = Client()
        signs_in(client)
        answer = client.post("/en/account/2fa/authenticate/", {"code": codes[0]})
        assert answer.status_code == expected


def test_recovery_codes_can_be_copied_and_downloaded_one_a_line(editor):
    TOTP.activate(editor, SECRET)
    codes = RecoveryCodes.activate(editor).get_unused_codes()
    client = Client()
    signs_in(client)
    client.post("/en/account/2fa/authenticate/", {"code": code()})
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    listed = "\n".join(codes)
    assert listed in client.get("/en/account/2fa/recovery-codes/").content.decode()
    assert listed in client.get("/en/account/2fa/recovery-codes/download/").content.decode()


def test_the_last_factor_of_who_needs_one_stays(editor):
    totp = TOTP.activate(editor, SECRET).instance
    assert not Adapter().can_delete_authenticator(totp)
    Authenticator.objects.create(user=editor, type="webauthn", data={})
    assert Adapter().can_delete_authenticator(totp)


def test_secrets_lie_encrypted_and_outlive_a_change_of_key(editor, settings):
    TOTP.activate(editor, SECRET)
    kept = Authenticator.objects.get().data["secret"]
    assert SECRET not in kept
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert Adapter().decrypt(kept) == SECRET
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        Adapter().decrypt(kept)


def test_a_visitor_without_a_role_needs_none(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    somebody()
    client = Client()
    assert signs_in(client).url == "/en/account/"
    assert client.get("/en/account/").status_code == 200


@pytest.mark.parametrize("door", ["/en/_util/login/", "/admin/login/"])
def test_no_other_door_asks_for_the_password_alone(editor, door):
    TOTP.activate(editor, SECRET)
    client = Client()
    sent = {"username": editor.email, "login": editor.email, "password": PASSWORD}
    assert client.post(f"{door}?next=/admin/", sent).url == "/en/account/login/?next=/admin/"
    assert "_auth_user_id" not in client.session


def test_a_factor_ends_what_was_begun_without_it_elsewhere(editor, rf):
    elsewhere, here = Client(), Client()
    for client in (elsewhere, here):
        signs_in(client)
        assert client.get("/en/account/").status_code == 200
    request = rf.post("/en/account/2fa/totp/activate/")
    request.session = here.session
    authenticator = TOTP.activate(editor, SECRET).instance
    authenticator_added.send(Authenticator, request=request, user=editor, authenticator=authenticator)
    assert here.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").url.startswith("/en/account/login/")
