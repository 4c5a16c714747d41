from wagtail import hooks

from . import translating


# Before wagtail-localize, so that these addresses are found first.
@hooks.register("register_admin_urls", order=-100)
def register_guarded_translation():
    return translating.urls()
