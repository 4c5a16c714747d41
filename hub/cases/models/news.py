from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from .blocks import PlainStory
from .told import Told


class NewsPage(Told):
    """What a network has to tell: a call, a meeting, a publication."""

    address_name = "cases:news"
    template = "cases/news.html"

    body = StreamField(PlainStory(), blank=True, verbose_name=_("text"))

    parent_page_types = ["cases.NetworkPage"]
    subpage_types = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_credit")],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def get_context(self, request, *args, **kwargs):
        from hub.cases.showing import news_context

        return super().get_context(request, *args, **kwargs) | news_context(self)
