"""The few pages that editors write themselves; the catalogue has views of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    """The front door: a search box, the map, what is new."""

    heading = models.CharField(_("heading"), max_length=120, blank=True)
    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*Page.content_panels, FieldPanel("heading"), FieldPanel("intro")]
    template = "pages/home.html"

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        from hub.pages.home import home_context
        from hub.pages.meta import of_home

        told = of_home(self.heading or self.title, self.search_description or self.intro)
        return super().get_context(request, *args, **kwargs) | home_context(request) | {"meta": told}


#: Pages of text (their slugs, in every language the same) that ask readers to write.
ASK_TO_WRITE = frozenset({"about", "help", "accessibility", "privacy"})


class StandardPage(Page):
    """A page of text: about, help, the nine steps, privacy..."""

    body = RichTextField(
        _("text"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
    )

    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    content_panels = [*Page.content_panels, FieldPanel("body")]
    template = "pages/standard.html"

    class Meta:
        verbose_name = _("page of text")

    @property
    def tells_whom_to_write_to(self) -> bool:
        """Whether the address of those who run the hub stands under the text."""
        return self.slug in ASK_TO_WRITE
