"""Somebody looks for the groups of a country, and for the one of their own village."""

import re

from playwright.sync_api import expect

LATVIAN = {
    "Divjūru partnerība",
    "Kopienu partnerība „Starp Rāznu un Ežezeru”",
    "Biedrība „Vidzemes pakalni”",
    "Svētes krastu partnerība",
}
WITHOUT_SCRIPTS = "The map needs JavaScript. Everything on it is in the list as well."
COAST = "Divjūru partnerība"


def test_a_visitor_narrows_the_groups_down_on_the_map_and_in_the_list(somebody, device):
    him = somebody(lang="lv", **device)
    page = him.page
    him.opens("/lv/")
    him.chooses_in_menu("LAGs")
    him.is_on(him.words("Local action groups"))
    everywhere = _counted(him)

    him.link(him.words("Map")).click()
    him.is_on(him.words("Local action groups"))
    folded = page.get_by_text(him.words("Filters"), exact=True)
    if folded.is_visible():
        folded.click()
    page.get_by_label(him.words("Country"), exact=True).select_option("LV")
    him.presses("Show")
    expect(page).to_have_url(re.compile("country=LV"))
    expect(page).to_have_url(re.compile("view=map"))
    him.looks_around()
    assert _shown(him) == LATVIAN
    assert _counted(him) == len(LATVIAN) < everywhere

    the_map = page.get_by_role("region", name=him.words("Map of local action groups"))
    if him.scripts:
        the_map.scroll_into_view_if_needed()
        marks = the_map.locator(".map-cell--one")
        expect(marks).to_have_count(len(LATVIAN))
        the_map.get_by_role("button", name=COAST).click()
        told = him.link(COAST, the_map)
        told.wait_for()
        # The map moves to make room for the bubble, and the link with it.
        expect(page.locator(".leaflet-pan-anim")).to_have_count(0)
        told.click()
        him.is_on(COAST)
        him.goes_back()
    else:
        # Of a region's own text, playwright leaves out what stands in noscript.
        told = the_map.locator("noscript p")
        expect(told).to_be_visible()
        expect(told).to_contain_text(him.words(WITHOUT_SCRIPTS))

    him.link(him.words("List")).click()
    expect(page).to_have_url(re.compile("country=LV"))
    expect(page.get_by_label(him.words("Country"), exact=True)).to_have_value("LV")
    assert _shown(him) == LATVIAN

    him.link(COAST).click()
    him.is_on(COAST)
    expect(him.link("Veikals Ģipkā atkal vaļā").first).to_be_visible()


def test_a_visitor_asks_which_group_covers_their_place(somebody, device):
    her = somebody(**device)
    page = her.page
    her.opens("/en/")
    her.link("Find my group").click()
    her.is_on("Which LAG am I in?")

    page.get_by_label("Village, town or municipality").fill("Talsu novads")
    her.presses("Find the group")
    her.is_on("Which LAG am I in?")
    expect(page.get_by_label("Village, town or municipality")).to_have_value("Talsu novads")
    expect(page.get_by_text("Groups that name Talsu novads among their municipalities:")).to_be_visible()
    her.link("Divjūru partnerība").click()
    her.is_on("Divjūru partnerība")
    expect(page.get_by_text("Divjūru partnerība").first).to_be_visible()


def test_a_place_that_nobody_knows_is_answered_with_ways_on(somebody, device):
    her = somebody(**device)
    her.opens("/en/which-lag/")
    her.page.get_by_label("Village, town or municipality").fill("Zzyzxqwv")
    her.presses("Find the group")
    expect(her.page.get_by_text("The hub knows no place called “Zzyzxqwv”")).to_be_visible()
    her.link("All countries").click()
    her.is_on(re.compile("countries", re.IGNORECASE))


def _counted(person) -> int:
    return int(re.search(r"\d+", person.page.locator("#results").inner_text())[0])


def _shown(person) -> set[str]:
    """Names of the groups in the list that stands on the page."""
    return set(person.page.locator(".lag-list h3").all_inner_texts())
