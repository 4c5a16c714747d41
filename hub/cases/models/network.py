from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from .addressed import Addressed
from .blocks import PlainStory
from .words import words_of


class NetworkPage(Addressed, Page):
    """A network's home in one language: its texts; below it its cases and news in that language.

    What the network is called, covers and does is told by its record, so that the home is there before
    anybody has written on it.
    """

    network = models.ForeignKey(
        "networks.Network", models.SET_NULL, null=True, editable=False, related_name="homes"
    )
    body = StreamField(PlainStory(), blank=True, verbose_name=_("text"))

    template = "cases/network.html"
    parent_page_types = ["cases.CaseIndexPage"]
    subpage_types = ["cases.CasePage", "cases.NewsPage"]
    private_page_options = []
    content_panels = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("home of a network")
        verbose_name_plural = _("homes of networks")

    @property
    def words(self) -> str:
        """All that is told on it, as plain text."""
        return words_of(self.body)

    def get_absolute_url(self) -> str | None:
        return reverse("cases:network", args=[self.network.slug]) if self.network else None

    def get_context(self, request, *args, **kwargs):
        from hub.cases.showing import network_context

        shown = network_context(self.network, self) if self.network else {}
        return super().get_context(request, *args, **kwargs) | shown
