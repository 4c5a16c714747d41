"""On paper a project or a group is a factsheet of one or two pages."""

import re

import pytest

A4 = {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "15mm")}


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/en/search/?q=landsbybutik&kind=project", "#results article a"),
        ("/lv/search/?q=veikals&country=LV&kind=project", "#results article a"),
        ("/en/lags/?country=LV", ".lag-list h3 a"),
    ],
)
def test_a_record_fits_on_two_pages(somebody, address, link):
    them = somebody()
    page = them.page
    them.opens(address)
    page.goto(page.locator(link).first.get_attribute("href"))
    pdf = page.pdf(**A4)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2


def test_what_is_folded_on_the_screen_is_there_on_paper(somebody):
    """Who vouches for a record, and its licence, belong on the sheet that is handed on."""
    them = somebody(narrow=True)
    page = them.page
    them.opens("/en/search/?q=landsbybutik&kind=project")
    page.goto(page.locator("#results article a").first.get_attribute("href"))
    licence = page.locator(".provenance a[rel~=license]")
    assert not licence.is_visible()
    page.emulate_media(media="print")
    assert licence.is_visible()
    assert not page.get_by_role("navigation", name="Main").is_visible()
