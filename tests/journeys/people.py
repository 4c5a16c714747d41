"""Somebody at a browser, who reads pages by their headings, labels and links, in their own language."""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, Locator, Page, Request, Response, expect


class Person:
    """A person with a browser of their own; `complaints` gathers what a visitor should never meet."""

    def __init__(self, context: BrowserContext, *, lang: str, scripts: bool, host: str):
        self.context, self.lang, self.scripts = context, lang, scripts
        self.complaints: list[str] = []
        self._host = urlsplit(host).netloc
        self._expected: set[tuple[str, int]] = set()
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", self._watch)
        context.on("requestfailed", self._mourn)
        context.on("response", self._judge)
        self.page: Page = context.new_page()

    @property
    def is_narrow(self) -> bool:
        """Whether the window is a small telephone's."""
        return self.page.viewport_size["width"] < 600

    def words(self, english: str) -> str:
        """A text of the interface as it reads in this person's language."""
        with override(self.lang):
            return gettext(english)

    def opens(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)
        self.looks_around()

    def is_on(self, heading: str | re.Pattern) -> None:
        """See a page by its main heading, whole without moving it sideways."""
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        self.looks_around()

    def looks_around(self) -> None:
        """Find that the page is not wider than the window."""
        wide, window = self.page.evaluate("[document.scrollingElement.scrollWidth, window.innerWidth]")
        assert wide <= window, f"{self.page.url}: {wide} px in a window of {window}: {self._too_wide()}"

    def link(self, name: str | re.Pattern, within: Locator | None = None) -> Locator:
        """A link by what it says."""
        return (within or self.page).get_by_role("link", name=name)

    def presses(self, english: str, within: Locator | None = None) -> None:
        """Press a button by its English words."""
        (within or self.page).get_by_role("button", name=self.words(english), exact=True).click()

    def chooses_in_menu(self, english: str) -> None:
        """Go somewhere by the main menu, which is folded in a narrow window."""
        if self.is_narrow:
            self.presses("Menu")
        menu = self.page.get_by_role("navigation", name=self.words("Main"))
        menu.get_by_role("link", name=self.words(english), exact=True).click()

    def goes_back(self) -> None:
        """The browser's back button."""
        self.page.go_back()
        self.looks_around()

    def expects_answer(self, path: str, status: int) -> None:
        """Say beforehand that an address will answer with an error, so that it is none."""
        self._expected.add((path, status))

    def _listen(self, message) -> None:
        where = urlsplit(message.location.get("url", "")).path
        # An answer with an error is told to the console as well; `_judge` has an eye on those.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console of {where}: {message.text}")

    def _watch(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self._host:
            self.complaints.append(f"request to another host: {request.url}")

    def _mourn(self, request: Request) -> None:
        # A page that is left while something loads gives that up, and so does a download; that is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")

    def _judge(self, response: Response) -> None:
        if response.status >= 400 and (urlsplit(response.url).path, response.status) not in self._expected:
            self.complaints.append(f"{response.url}: {response.status}")

    def _too_wide(self) -> list[str]:
        """What sticks out, to be mended."""
        return self.page.evaluate(
            """() => [...document.querySelectorAll("body *")]
                .filter((part) => part.getBoundingClientRect().right > window.innerWidth + 1)
                .slice(0, 8)
                .map((part) => part.tagName.toLowerCase() + "." + part.className)"""
        )
