from wagtail import hooks

from .admin import LetterViewSet


@hooks.register("register_admin_viewset")
def register_viewset():
    return LetterViewSet("letters", url_prefix="letters")
