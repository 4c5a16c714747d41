"""axe-core in a page of the browser."""

from playwright.sync_api import Page

from hub.settings.env import ROOT

SOURCE = ROOT / "tests" / "journeys" / "vendor" / "axe.min.js"
#: WCAG 2.2 A and AA with what axe holds for good practice beyond it.
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
#: Of these rules the ones that can come out otherwise in other colours.
COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def load(page: Page) -> None:
    """Bring axe into a page; the site's Content-Security-Policy lets nobody else do so."""
    page.evaluate(SOURCE.read_text(encoding="utf-8"))


def violations(page: Page, rules: dict) -> list[str]:
    """What breaks `rules` (ALL or COLOUR) in the page as it stands, one a line: rule, selector, what is wrong."""
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
