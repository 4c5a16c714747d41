from django.urls import path
from wagtail import hooks

from .admin import RegionChooser, RegionViewSet, suggest_regions


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [RegionChooser("region_chooser"), RegionViewSet()]


@hooks.register("register_admin_urls")
def register_urls():
    return [path("regions/suggest/", suggest_regions, name="suggest_regions")]
