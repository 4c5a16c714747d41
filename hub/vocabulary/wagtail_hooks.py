from wagtail import hooks

from .admin import ReferenceData


@hooks.register("register_admin_viewset")
def register_viewsets():
    return ReferenceData()
