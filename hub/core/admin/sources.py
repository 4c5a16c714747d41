"""Data sources: where records come from and under which licence."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from hub.core.admin.viewsets import SafeDelete
from hub.core.models import DataSource


class DeleteDataSource(SafeDelete, generic.DeleteView):
    pass


class DataSourceViewSet(ModelViewSet):
    """List and form of data sources. One that records come from cannot be deleted."""

    model = DataSource
    icon = "download"
    menu_label = _("Data sources")
    menu_order = 260
    add_to_admin_menu = True
    add_to_reference_index = False
    delete_view_class = DeleteDataSource
    copy_view_enabled = False
    list_display = ["name", "publisher", "licence", "is_sample"]
    list_filter = ["is_sample"]
    search_fields = ["name", "slug", "publisher"]
    ordering = "name"
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("publisher"),
        FieldPanel("url"),
        MultiFieldPanel(
            [FieldPanel("licence"), FieldPanel("licence_url"), FieldPanel("attribution")],
            heading=_("Licence"),
        ),
        FieldPanel("is_sample"),
    ]
