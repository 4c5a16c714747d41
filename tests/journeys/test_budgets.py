"""What a first visit costs on a slow line, as the browser itself counted it."""

import pytest
from playwright.sync_api import Request

#: Bytes over the wire and requests of a first view, without images (design/experience.md).
MOST_BYTES = 150_000
MOST_REQUESTS = 20
PAGES = {
    "home": ("/en/", None),
    "search": ("/en/search/?q=village", None),
    "search-map": ("/en/search/?q=village&view=map", None),
    "project": ("/en/search/?q=landsbybutik&kind=project", "#results article a"),
    "group": ("/en/lags/?country=LV", ".lag-list h3 a"),
}


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_a_first_view_is_light(somebody, name, narrow):
    address, link = PAGES[name]
    if link:
        guide = somebody()
        guide.opens(address)
        address = guide.page.locator(link).first.get_attribute("href")
    them = somebody(narrow=narrow)
    fetched: list[Request] = []
    them.page.on("requestfinished", lambda request: fetched.append(request))
    them.opens(address)
    them.page.wait_for_load_state("networkidle")
    weights = [(_bytes(each), each.url) for each in fetched if not _is_image(each)]
    told = "\n".join(f"{size:8} {url}" for size, url in sorted(weights, reverse=True))
    assert len(weights) <= MOST_REQUESTS, told
    assert sum(size for size, _url in weights) <= MOST_BYTES, told


@pytest.mark.parametrize("name", ["search-map", "project", "group"])
def test_nothing_jumps_when_the_map_arrives(somebody, name):
    address, link = PAGES[name]
    them = somebody()
    them.opens(address)
    if link:
        them.page.locator(link).first.click()
    the_map = them.page.locator("[data-map]").first
    the_map.wait_for()
    before = the_map.bounding_box()
    the_map.scroll_into_view_if_needed()
    the_map.locator(".leaflet-control-zoom").wait_for()
    after = the_map.bounding_box()
    assert (after["width"], after["height"]) == (before["width"], before["height"])
    assert _shifted(them.page) < 0.01


def _is_image(request: Request) -> bool:
    """Whether it is a picture; of the one in the tab the browser does not say so."""
    return request.resource_type == "image" or request.url.endswith(".svg")


def _bytes(request: Request) -> int:
    """Head and body of the answer as they came over the wire, that is packed."""
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def _shifted(page) -> float:
    """How much of the page has moved by itself since it came (cumulative layout shift; below 0.1 is good)."""
    return page.evaluate(
        """() => new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(sum), 100);
        })"""
    )
