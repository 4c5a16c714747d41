"""Somebody who has never been here looks for what others did."""

import re

from playwright.sync_api import expect

PROJECT = "Lomborg Landsbybutik – ejet af dem, der handler der"
GROUP = "LAG Klit og Fjord"


def test_a_newcomer_finds_a_village_shop_and_the_group_behind_it(somebody, device):
    her = somebody(lang="da", **device)
    page = her.page
    her.opens("/")
    expect(page).to_have_url(re.compile(r"/da/$"))
    expect(page.locator("html")).to_have_attribute("lang", "da")

    page.locator("input[name=q]").first.fill("landsbybutik")
    her.presses("Search")
    her.is_on(her.words("Search"))
    expect(page.get_by_role("link", name=PROJECT)).to_be_visible()
    row = page.locator("#results article").filter(has=page.get_by_role("link", name=PROJECT))
    expect(row.locator("mark").first).to_have_text(re.compile("landsbybutik", re.IGNORECASE))

    _narrows_by_country(her, "Danmark")
    hits = _hits(her)
    assert PROJECT in hits

    her.link(PROJECT).click()
    her.is_on(PROJECT)
    for lesson in ("What worked", "What to avoid"):
        expect(page.get_by_role("heading", name=her.words(lesson))).to_be_visible()
    expect(page.get_by_text("Én stemme pr. ejer, uanset beløb.")).to_be_visible()
    expect(page.get_by_text("Køb ikke for store køledisks")).to_be_visible()

    her.link(GROUP).first.click()
    her.is_on(GROUP)
    expect(her.link(PROJECT).first).to_be_visible()

    her.goes_back()
    her.is_on(PROJECT)
    her.goes_back()
    her.is_on(her.words("Search"))
    expect(page.locator("input[name=q]").first).to_have_value("landsbybutik")
    _opens_filters(her)
    expect(page.get_by_role("checkbox", name=re.compile("^Danmark"))).to_be_checked()
    assert _hits(her) == hits


def test_what_nobody_wrote_about_is_answered_with_ways_on(somebody, device):
    him = somebody(**device)
    him.opens("/en/search/?q=zzyzxqwv")
    expect(him.page.get_by_role("heading", name="0 hits")).to_be_visible()
    him.link("Look through the themes").click()
    him.is_on(re.compile("theme", re.IGNORECASE))


def test_an_address_that_is_none_leads_to_a_search(somebody, device):
    him = somebody(**device)
    him.expects_answer("/en/no-such-page/", 404)
    him.opens("/en/no-such-page/")
    him.is_on("There is no such page")
    him.page.locator("input[name=q]").first.fill("village shop")
    him.presses("Search")
    him.is_on("Search")
    expect(him.page.locator("input[name=q]").first).to_have_value("village shop")


def _opens_filters(person) -> None:
    """In a narrow window the filters are folded."""
    folded = person.page.locator("details.filters > summary")
    if folded.is_visible() and not person.page.locator("details.filters[open]").count():
        folded.click()


def _narrows_by_country(person, country: str) -> None:
    _opens_filters(person)
    person.page.get_by_role("checkbox", name=re.compile(f"^{country}")).check()
    if not person.scripts:
        person.presses("Apply filters")
    expect(person.page).to_have_url(re.compile("country=DK"))
    expect(person.link(f"{person.words('Remove filter:')} {country}")).to_be_visible()
    person.looks_around()


def _hits(person) -> list[str]:
    return person.page.locator("#results article h3").all_inner_texts()
