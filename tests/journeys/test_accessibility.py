"""axe finds nothing on any public page, in both widths, in light and in dark."""

import pytest

from hub.settings.env import ROOT
from tests.journeys.conftest import NARROW, WIDE

AXE = ROOT / "tests" / "journeys" / "vendor" / "axe.min.js"
#: WCAG 2.2 A and AA with what axe holds for good practice beyond it.
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
#: Of these rules the ones that can come out otherwise in other colours.
COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
#: Page -> address, or how to get there from an address: a link on it by its selector.
PAGES = {
    "home": ("/en/", None),
    "search": ("/en/search/?q=village&country=LV", None),
    "search-nothing": ("/en/search/?q=zzyzxqwv&country=LV", None),
    "search-map": ("/en/search/?q=village&view=map", None),
    "projects": ("/en/projects/", None),
    "project": ("/en/search/?q=landsbybutik&kind=project", "#results article a"),
    "groups": ("/en/lags/", None),
    "groups-map": ("/en/lags/?view=map&country=LV", None),
    "group": ("/en/lags/?country=LV", ".lag-list h3 a"),
    "organisation": ("/en/search/?kind=organisation", "#results article a"),
    "places": ("/en/places/", None),
    "place": ("/en/places/DK/", None),
    "themes": ("/en/themes/", None),
    "theme": ("/en/themes/village-shops-services/", None),
    "which-lag": ("/en/which-lag/", None),
    "which-lag-answer": ("/en/which-lag/?q=Lemvig", None),
    "data": ("/en/data/", None),
    "text-page": ("/en/about/", None),
    "not-found": ("/en/no-such-page/", None),
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(somebody, name):
    address, link = PAGES[name]
    them = somebody(lang="en")
    them.expects_answer("/en/no-such-page/", 404)
    them.opens(address)
    if link:
        them.page.locator(link).first.click()
        them.page.wait_for_load_state()
    page = them.page
    _show_all(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for window in (WIDE, NARROW):
        page.set_viewport_size(window)
        for scheme, rules in (("light", ALL), ("dark", COLOUR)):
            page.emulate_media(color_scheme=scheme)
            them.looks_around()
            found += [f"{window['width']} px, {scheme}: {violation}" for violation in _axe(page, rules)]
    assert not found, "\n".join(found)


def _show_all(page) -> None:
    """Unfold what is folded, and bring every map and picture in."""
    page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
    maps = page.locator("[data-map]")
    for number in range(maps.count()):
        maps.nth(number).scroll_into_view_if_needed()
        maps.nth(number).locator(".leaflet-control-zoom").wait_for()
    page.wait_for_load_state("networkidle")


def _axe(page, rules: dict) -> list[str]:
    """Violations, one a line: rule, selector, what is wrong."""
    return page.evaluate(
        """async (rules) => {
            await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})));
            const { violations } = await axe.run(document, {
                runOnly: rules,
                resultTypes: ["violations"],
                rules: rules.type === "tag" ? { "target-size": { enabled: true } } : {},
            });
            const line = (id, { target, failureSummary }) =>
                `${id}: ${target.join(" ")}: ${failureSummary.replace(/\\s+/g, " ")}`;
            return violations.flatMap(({ id, nodes }) => nodes.map((node) => line(id, node)));
        }""",
        rules,
    )
