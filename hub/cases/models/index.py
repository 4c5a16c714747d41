from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from .addressed import Addressed


class CaseIndexPage(Addressed, Page):
    """Holds the pages of all networks in one language; its text stands above the list of cases.

    It lies beside the home pages, for networks write in languages that the site's own pages are not in.
    """

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    template = "cases/list.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cases.NetworkPage"]
    private_page_options = []
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("index of cases")
        verbose_name_plural = _("indexes of cases")

    def get_absolute_url(self) -> str:
        return reverse("cases:index")

    def get_context(self, request, *args, **kwargs):
        from hub.cases.showing import list_context

        return super().get_context(request, *args, **kwargs) | list_context(request)
