from csp.constants import SELF
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.urls import reverse


class ContentSecurityPolicy(CSPMiddleware):
    """The strict policy for the site; a looser one for Wagtail's editor, which needs inline code.

    A page that is previewed keeps the strict one, but the editor may show it in a frame.
    """

    def process_response(self, request, response):
        if getattr(request, "is_preview", False):
            public = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
            response._csp_config = {**public, "frame-ancestors": [SELF]}
        elif request.path.startswith(reverse("wagtailadmin_home")):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        return super().process_response(request, response)


class AddressFromProxy:
    """Behind the server that ends TLS, a visitor's address is the last one that server noted.

    Only in use when HUB_BEHIND_PROXY says that there is such a server: what stands further left in
    X-Forwarded-For, the visitor may have written.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        noted = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if noted:
            request.META["REMOTE_ADDR"] = noted
        return self.get_response(request)
