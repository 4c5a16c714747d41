"""No page without a stop in the walk of the journeys."""

from hub.settings.env import ROOT
from tests.journeys.walk import STOPS

TEMPLATES = ROOT / "templates"
#: Not pages of the site: parts of pages, and Wagtail's own frame.
PARTS = ("components/", "admin/", "wagtailadmin/")


def pages() -> set[str]:
    """Templates that are whole pages: they extend the frame, or are a document of their own."""
    found = set()
    for path in TEMPLATES.rglob("*.html"):
        name = path.relative_to(TEMPLATES).as_posix()
        text = path.read_text(encoding="utf-8")
        whole = "{% extends" in text or "<!DOCTYPE" in text
        if whole and name != "base.html" and not name.startswith(PARTS):
            found.add(name)
    return found


def test_every_page_is_a_stop_of_the_walk():
    assert {stop.template for stop in STOPS} == pages()


def test_stops_have_names_of_their_own():
    names = [stop.name for stop in STOPS]
    assert len(names) == len(set(names))
