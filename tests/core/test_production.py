"""The production settings, started as an operator would start them."""

import os
import subprocess
import sys

import pytest

from hub.settings.env import ROOT

REQUIRED = {
    "HUB_SECRET_KEY": "Wq3-not-used-anywhere-else-and-long-enough-for-django-8fK2mZ0pLx7",
    "HUB_ALLOWED_HOSTS": "hub.example.org",
    "HUB_BASE_URL": "https://hub.example.org",
    "HUB_FROM_EMAIL": "hub@example.org",
}


def manage(tmp_path, *args, without=()) -> subprocess.CompletedProcess:
    env = {name: value for name, value in (os.environ | REQUIRED).items() if name not in without}
    env |= {"DJANGO_SETTINGS_MODULE": "hub.settings.production", "HUB_STATE": str(tmp_path)}
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
