from django.utils.translation import get_language, override
from wagtail.models import Site

from hub.core.languages import is_of_interface


class Addressed:
    """For pages that stand at addresses of the catalogue, the same at every host, wherever they are in the tree."""

    @property
    def interface_lang(self) -> str:
        """The language of the interface that it is shown in: its own, if that is one, else the active one."""
        own, active = self.locale.language_code, (get_language() or "en")[:2]
        return own if is_of_interface(own) else active if is_of_interface(active) else "en"

    def get_absolute_url(self) -> str | None:
        """Its path in the active language; None where it has none yet."""
        raise NotImplementedError

    def get_url_parts(self, request=None):
        """As Wagtail has it: (site, its beginning, path)."""
        site = Site.find_for_request(request) or Site.objects.filter(is_default_site=True).first()
        path = self.get_url(request)
        return (site.pk, site.root_url, path) if site and path else None

    def get_url(self, request=None, current_site=None) -> str | None:
        """Its path in the language of the interface that it is shown in."""
        with override(self.interface_lang):
            return self.get_absolute_url()

    url = property(get_url)

    def relative_url(self, current_site, request=None) -> str | None:
        """The same."""
        return self.get_url(request)
