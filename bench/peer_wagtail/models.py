from wagtail.fields import RichTextField
from wagtail.models import Page


class BarePage(Page):
    """A title, a text, and a menu of the pages beside it."""

    body = RichTextField()
    template = "bare_page.html"
