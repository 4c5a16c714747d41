"""The map of a search and its list stay together, by pointer and by keyboard."""

import re

from playwright.sync_api import expect


def _map(person):
    return person.page.get_by_role("region", name=person.words("Map of the hits"))


def _total(person) -> int:
    return int(re.search(r"\d+", person.page.locator("#found-title").inner_text())[0])


def test_filters_and_the_part_of_the_map_change_the_list_and_the_address(somebody):
    her = somebody()
    page = her.page
    her.opens("/en/search/?view=map&kind=project")
    everywhere = _total(her)
    expect(_map(her).locator(".map-cell").first).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("^Latvia")).check()
    expect(page).to_have_url(re.compile("country=LV"))
    expect(her.link("Remove filter: Latvia")).to_be_visible()
    latvian = _total(her)
    assert latvian < everywhere
    assert page.get_by_role("checkbox", name=re.compile("^Latvia")).is_checked()

    again = page.get_by_role("button", name="Search in this area")
    expect(again).to_be_hidden()
    page.wait_for_timeout(500)  # the map settles where the Latvian ones are
    _map(her).get_by_role("button", name="Come closer", exact=True).click()
    again.click()
    expect(page).to_have_url(re.compile("bbox="))
    expect(her.link("Remove filter: part of the map")).to_be_visible()
    assert _total(her) < latvian

    her.goes_back()
    expect(her.link("Remove filter: part of the map")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("bbox="))
    assert _total(her) == latvian


def test_a_row_and_its_dot_light_each_other_up(somebody):
    her = somebody()
    page = her.page
    her.opens("/en/search/?view=map&country=LV&kind=lag")
    dots = _map(her).locator(".map-cell--one")
    expect(dots).to_have_count(4)
    rows = page.locator("#hits [data-at]")
    rows.first.hover()
    expect(_map(her).locator(".map-cell--ring")).to_be_visible()
    dots.first.focus()
    lit = page.locator("#hits .is-lit")
    expect(lit).to_have_count(1)
    title = lit.get_by_role("heading").inner_text()
    page.keyboard.press("Enter")
    expect(_map(her).get_by_role("link", name=title)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_map(her).get_by_role("link", name=title)).to_be_hidden()
    expect(dots.first).to_be_focused()


def test_by_keyboard_past_the_map(somebody):
    them = somebody()
    page = them.page
    them.opens("/en/search/?view=map&country=LV")
    page.locator("#sort").focus()
    past = them.link("Past the map to the list")
    for _press in range(12):
        page.keyboard.press("Tab")
        if past.evaluate("(link) => link === document.activeElement"):
            break
    expect(past).to_be_focused()
    expect(past).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#hits article a, #hits h3 a").first).to_be_focused()


def test_near_me_asks_only_when_it_is_pressed(somebody):
    him = somebody(geolocation={"latitude": 57.568, "longitude": 22.659}, permissions=["geolocation"])
    him.opens("/en/search/?q=")
    him.presses("Near me")
    expect(him.page).to_have_url(re.compile("place=57.568"))
    expect(him.page.get_by_text(re.compile(r"km away$")).first).to_be_visible()
    expect(him.link(re.compile("Gipka|Ģipka")).first).to_be_visible()


def test_without_scripts_the_map_is_a_drawing(somebody):
    him = somebody(lang="lv", scripts=False)
    him.opens("/lv/search/?view=map&country=LV")
    drawing = him.page.locator("img.map__image")
    expect(drawing).to_be_visible()
    assert drawing.evaluate("(image) => image.complete && image.naturalWidth > 0")
    him.page.get_by_label(him.words("Village, town or municipality")).fill("Kolka")
    him.presses("Search")
    expect(him.page.get_by_text(re.compile("Kolka")).first).to_be_visible()


def test_the_wheel_scrolls_the_page_until_one_turns_to_the_map_which_ends_at_europe(somebody):
    her = somebody()
    page = her.page
    her.opens("/en/lags/?view=map")
    the_map = page.get_by_role("region", name="Map of local action groups")
    further = the_map.get_by_role("button", name="See more of the map", exact=True)
    expect(the_map.locator("[data-map-state]")).to_have_count(0)
    expect(further).to_be_visible()
    the_map.hover()
    page.mouse.wheel(0, 120)
    page.wait_for_function("scrollY > 0")

    the_map.focus()
    for _step in range(4):
        if further.get_attribute("aria-disabled") == "true":
            break
        further.click()
        page.wait_for_timeout(400)
    expect(further).to_have_attribute("aria-disabled", "true")
    scrolled = page.evaluate("scrollY")
    the_map.hover()
    page.mouse.wheel(0, -120)
    page.wait_for_timeout(600)
    assert page.evaluate("scrollY") == scrolled
    expect(further).to_have_attribute("aria-disabled", "false")
