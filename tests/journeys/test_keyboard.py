"""Somebody who uses no pointer gets everywhere."""

import re

from playwright.sync_api import expect


def test_by_keyboard_past_the_menu_to_a_search_and_its_first_hit(somebody):
    them = somebody()
    page = them.page
    them.opens("/en/")

    page.keyboard.press("Tab")
    skip = them.link("Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("input[name=q]").first).to_be_focused()
    page.keyboard.type("village shop")
    page.keyboard.press("Enter")
    them.is_on("Search")

    first = page.locator("#results article a").first
    title = first.inner_text()
    passed = _tabs_to(page, first)
    assert all(passed), "something takes the focus and does not show it"
    page.keyboard.press("Enter")
    them.is_on(title)
    them.goes_back()
    expect(page.locator("input[name=q]").first).to_have_value("village shop")


def test_by_keyboard_through_the_folded_menu(somebody):
    them = somebody(narrow=True)
    page = them.page
    them.opens("/en/")
    menu = page.get_by_role("button", name="Menu")
    _tabs_to(page, menu)
    page.keyboard.press("Enter")
    groups = them.link("LAGs", page.get_by_role("navigation", name="Main"))
    _tabs_to(page, groups)
    them.looks_around()
    page.keyboard.press("Escape")
    expect(groups).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    _tabs_to(page, groups)
    page.keyboard.press("Enter")
    them.is_on("Local action groups")


def test_by_keyboard_a_filter_keeps_its_place(somebody):
    """What is ticked stays under the fingers when the hits change."""
    them = somebody()
    page = them.page
    them.opens("/en/search/")
    latvia = page.get_by_role("checkbox", name=re.compile("^Latvia"))
    _tabs_to(page, latvia)
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("country=LV"))
    expect(them.link("Remove filter: Latvia")).to_be_visible()
    expect(latvia).to_be_checked()
    expect(latvia).to_be_focused()


def test_by_keyboard_from_a_mark_on_the_map_to_its_record(somebody):
    them = somebody()
    page = them.page
    them.opens("/en/lags/?country=LV&view=map")
    mark = page.get_by_role("region", name="Map of local action groups").get_by_role(
        "button", name="Divjūru partnerība"
    )
    page.locator("[data-map]").scroll_into_view_if_needed()
    _tabs_to(page, mark)
    page.keyboard.press("Enter")
    link = them.link("Divjūru partnerība", page.locator(".leaflet-popup"))
    _tabs_to(page, link)
    page.keyboard.press("Enter")
    them.is_on("Divjūru partnerība")


def _tabs_to(page, wanted, most: int = 120) -> list[bool]:
    """Press Tab until something has the focus; for each stop on the way: whether one sees where one is."""
    wanted.wait_for()
    seen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return seen
        seen.append(
            page.evaluate(
                """() => {
                    const style = getComputedStyle(document.activeElement);
                    return style.outlineStyle !== "none" || style.boxShadow !== "none";
                }"""
            )
        )
    raise AssertionError(f"{wanted} cannot be reached with {most} times Tab")
