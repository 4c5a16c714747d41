from wagtail import hooks

from .admin.sources import DataSourceViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return DataSourceViewSet("data_sources")
