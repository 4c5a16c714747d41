"""The pages that every hub begins with, and `manage.py prepare`."""

import re

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from hub.pages import founding, preparation
from hub.pages.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


def test_makes_home_and_pages_of_text_in_every_language_once():
    assert (founding.complete(), founding.found(), founding.complete(), founding.found()) == (
        False, 29, True, 0,
    )  # fmt: skip
    assert HomePage.objects.live().count() == 3
    assert StandardPage.objects.live().count() == 27
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="en")
    # Wagtail's own page of welcome is gone.
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_leaves_what_editors_changed():
    founding.found()
    about = StandardPage.objects.get(slug="about", locale__language_code="en")
    about.body = "<p>Ours</p>"
    about.save_revision().publish()
    StandardPage.objects.get(slug="privacy", locale__language_code="da").delete()
    assert founding.found() == 1
    assert StandardPage.objects.get(pk=about.pk).body == "<p>Ours</p>"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/en/about/", "About the hub"),
        ("/da/accessibility/", "Tilgængelighed"),
        ("/lv/privacy/", "Privātums"),
    ],
)
def test_pages_of_text_answer_in_their_language(client, path, title):
    founding.found()
    html = client.get(path).content.decode()
    assert title in html


@pytest.mark.parametrize("lang", ["en", "da", "lv"])
def test_links_of_the_pages_lead_somewhere_in_their_own_language(client, lang):
    founding.found()
    texts = StandardPage.objects.filter(locale__language_code=lang)
    links = {link for page in texts for link in re.findall(r'href="([^"]+)"', page.body)}
    assert len(links) > 15
    assert {link for link in links if not link.startswith(f"/{lang}/")} == {"/admin/"}
    answers = {link: client.get(link).status_code for link in sorted(links - {"/admin/"})}
    assert set(answers.values()) == {200}, answers


def test_every_page_has_the_same_parts_in_every_language():
    """Headings, lists and links: what one language says, the others say too."""

    def shape(lang: str, slug: str) -> list[str]:
        text = (founding.TEXTS / lang / f"{slug}.html").read_text(encoding="utf-8")
        return re.findall(r"<(h2|h3|p|ul|li|a)\b", text)

    for slug in founding.STANDARD:
        assert shape("en", slug) == shape("da", slug) == shape("lv", slug), slug


def test_switches_between_the_languages_of_a_page_of_text(client):
    founding.found()
    html = client.get("/en/about/").content.decode()
    assert '<link rel="alternate" hreflang="da" href="http://testserver/da/about/">' in html


def test_a_second_preparation_finds_nothing_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(preparation, "REMEMBERED", tmp_path / "prepared.json")
    call_command("prepare")
    assert [step.label for step in preparation.steps(demo=False) if step.needed()] == []
    capsys.readouterr()
    call_command("prepare")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("path", ["/en/about/", "/da/help/", "/lv/accessibility/", "/en/privacy/"])
def test_who_is_asked_to_write_is_told_where_to(client, settings, path):
    founding.found()
    settings.CONTACT_EMAIL = "people@hub.example"
    link = '<a href="mailto:people@hub.example">people@hub.example</a>'
    told = client.get(path).content.decode()
    # Under the text and in the foot; elsewhere in the foot alone.
    assert (told.count(link), client.get("/en/nine-steps/").content.decode().count(link)) == (2, 1)


def test_without_an_address_nobody_is_told_to_write_to_it(client):
    founding.found()
    assert "mailto:" not in client.get("/en/about/").content.decode()
