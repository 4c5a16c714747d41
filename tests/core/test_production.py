"""The production settings, started as an operator would start them."""

import os
import subprocess
import sys

import pytest

from hub.core.middleware import AddressFromProxy
from hub.settings.env import ROOT

REQUIRED = {
    "HUB_SECRET_KEY": "Wq3-not-used-anywhere-else-and-long-enough-for-django-8fK2mZ0pLx7",
    "HUB_ALLOWED_HOSTS": "hub.example.org",
    "HUB_BASE_URL": "https://hub.example.org",
    "HUB_FROM_EMAIL": "hub@example.org",
    "HUB_CONTACT_EMAIL": "people@example.org",
}


#: What browser tests, in whose process these may run, set for themselves.
OF_THE_TESTS = ("DJANGO_ALLOW_ASYNC_UNSAFE",)


def manage(tmp_path, *args, without=(), adding=None) -> subprocess.CompletedProcess:
    left_out = {*without, *OF_THE_TESTS}
    env = {name: value for name, value in (os.environ | REQUIRED).items() if name not in left_out}
    env |= {"DJANGO_SETTINGS_MODULE": "hub.settings.production", "HUB_STATE": str(tmp_path)} | (adding or {})
    return subprocess.run(
        [sys.executable, "manage.py", *args], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


def test_the_deployment_check_finds_nothing(tmp_path):
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "INFO")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_a_missing_setting_stops_the_start_with_its_name(tmp_path, name):
    done = manage(tmp_path, "check", without=(name,))
    assert done.returncode != 0
    assert name in done.stderr


def test_behind_a_proxy_the_visitor_is_whom_the_proxy_noted(rf):
    visitor = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 203.0.113.7")
    assert AddressFromProxy(lambda request: request.META["REMOTE_ADDR"])(visitor) == "203.0.113.7"


def test_the_proxy_is_believed_only_when_there_is_one(tmp_path):
    show = "from django.conf import settings; print(settings.MIDDLEWARE[0])"
    alone = manage(tmp_path, "shell", "--no-imports", "-c", show)
    assert "AddressFromProxy" not in alone.stdout
    behind = manage(tmp_path, "shell", "--no-imports", "-c", show, adding={"HUB_BEHIND_PROXY": "true"})
    assert "AddressFromProxy" in behind.stdout
