from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .admin.sources import DataSourceViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return DataSourceViewSet("data_sources")


@hooks.register("insert_global_admin_css")
def our_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
