"""Every page, once: no wider than its window, nothing for axe, nothing for html-validate, and a picture of it.

One visit does it all, in a wide and in a narrow window, in light and in dark. The pictures are for people who
review a change; they lie in snapshots/ below the state directory, and no test compares them.
"""

from collections.abc import Iterator

import pytest
from django.utils.translation import override
from playwright.sync_api import Page

from hub.settings.env import STATE
from tests.journeys import axe
from tests.journeys.conftest import EDITOR, NARROW, WIDE
from tests.journeys.html_check import HtmlCheck, html_validate
from tests.journeys.walk import STOPS, Stop

PICTURES = STATE / "snapshots"
#: One picture of each window and of each scheme is enough to see what is the matter.
PICTURED = ((WIDE, "light"), (NARROW, "dark"))


@pytest.fixture(scope="module")
def check_html() -> Iterator[HtmlCheck]:
    with html_validate() as check:
        yield check


@pytest.mark.django_db
@pytest.mark.parametrize("stop", STOPS, ids=str)
def test_a_page_is_sound(somebody, check_html, stop):
    them = somebody(lang=stop.lang)
    if stop.by == "editor":
        _sign_in(them.page)
    html = _go_to(them, stop)
    found = [f"html: {fault}" for fault in check_html(stop.name, html)]
    page = them.page
    _show_all(page)
    axe.load(page)
    PICTURES.mkdir(exist_ok=True)
    for window in (WIDE, NARROW):
        page.set_viewport_size(window)
        for scheme, rules in (("light", axe.ALL), ("dark", axe.COLOUR)):
            page.emulate_media(color_scheme=scheme)
            them.looks_around()
            where = f"{window['width']}-{scheme}"
            found += [f"{where}: {fault}" for fault in axe.violations(page, rules)]
            if (window, scheme) in PICTURED:
                picture = PICTURES / f"{stop.name}-{where}.jpg"
                page.screenshot(path=picture, type="jpeg", quality=70, full_page=True)
    assert not found, "\n".join(found)


def _go_to(them, stop: Stop) -> str:
    """Open the page as its reader would; gives the HTML as it came."""
    page = them.page
    if stop.status >= 400:
        them.expects_answer(stop.address.partition("?")[0], stop.status)
    if stop.render:
        with override(stop.lang):
            html = stop.render()
        page.route(
            f"**{stop.address}",
            lambda route: route.fulfill(
                body=html, status=stop.status, content_type="text/html; charset=utf-8"
            ),
        )
    answer = page.goto(stop.address)
    if stop.link:
        answer = page.goto(page.locator(stop.link).first.get_attribute("href"))
    assert answer.status == stop.status
    return answer.text()


def _sign_in(page: Page) -> None:
    page.goto("/en/account/login/")
    page.get_by_label("Email").fill(EDITOR[0])
    page.get_by_label("Password").fill(EDITOR[1])
    page.get_by_role("button", name="Sign In", exact=True).click()
    page.wait_for_url("**/account/")


def _show_all(page: Page) -> None:
    """Unfold what is folded, and bring every map and picture in."""
    page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
    maps = page.locator("[data-map]")
    for number in range(maps.count()):
        maps.nth(number).scroll_into_view_if_needed()
        maps.nth(number).locator(".leaflet-control-zoom").wait_for()
    page.wait_for_load_state("networkidle")
