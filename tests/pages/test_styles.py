"""The style page shows every component there is."""

import re

import pytest
from django.urls import reverse

from hub.settings.env import ROOT
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def shown(html: str) -> set[str]:
    """Names of the components that the page says it shows."""
    return {name for names in re.findall(r'data-component="([^"]+)"', html) for name in names.split()}


def test_it_shows_every_component_and_no_other(client, settings):
    settings.DEBUG = True
    html = client.get(reverse("pages:styles")).content.decode()
    assert shown(html) == {path.stem for path in (ROOT / "templates" / "components").glob("*.html")}


def test_it_needs_no_record(client, settings, django_assert_max_num_queries):
    settings.DEBUG = True
    with django_assert_max_num_queries(3):
        assert client.get(reverse("pages:styles")).status_code == 200


def test_it_is_for_those_who_work_on_the_hub(client, settings):
    assert client.get(reverse("pages:styles")).status_code == 404
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(reverse("pages:styles")).status_code == 200


def test_colours_have_names():
    """Rules name colours (`--deep`), so that the dark scheme and a change of mind reach everything."""
    sheets = (path for path in (ROOT / "static" / "css").glob("*.css") if path.stem != "error")
    plain = {
        f"{path.name}: {rule}"
        for path in sheets
        for rule in re.findall(r"[^{};]+", screen(path.read_text(encoding="utf-8")))
        if re.search(r"#[0-9a-fA-F]{3,8}\b", rule) and not rule.strip().startswith("--")
    }
    # The map's land and sea are the same in both schemes.
    assert {rule for rule in plain if not MAP.search(rule)} == set()


MAP = re.compile(r"#(dfe9ea|33403a|1f5a40|fff|a4511a|22302f|d5ddd8)\b")


def screen(css: str) -> str:
    """A sheet without what is for paper, where ink is black, and without drawings and comments."""
    return re.sub(r"@media print \{.*?\n\}|url\([^)]*\)|/\*.*?\*/", "", css, flags=re.DOTALL)
