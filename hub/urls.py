"""The addresses of the hub. Pages for people carry their language; machines' addresses do not."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from hub.accounts.views import to_sign_in
from hub.core.views import favicon, language, picture, robots, share_picture
from hub.pages.views.sitemaps import sitemap, sitemap_part

handler400 = "hub.core.views.bad_request"
handler403 = "hub.core.views.forbidden"
handler404 = "hub.core.views.not_found"

urlpatterns = [
    # The admin has no door of its own.
    path("admin/login/", to_sign_in),
    path("admin/password_reset/", to_sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Pictures as pages show them; originals and documents are not for everybody.
    re_path(r"^media/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("favicon.ico", favicon),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>-<int:part>.xml", sitemap_part, name="sitemap_part"),
    path("language/<slug:code>/", language, name="language"),
    path("picture/<slug:group>/<slug:seed>.svg", picture, name="picture"),
    path("picture/<slug:group>/<slug:seed>.png", share_picture, name="share_picture"),
    *i18n_patterns(
        # Wagtail's own door would ask for the password alone.
        path("_util/login/", to_sign_in),
        path("account/", include("hub.accounts.urls")),
        path("account/", include("allauth.urls")),
        path("", include("hub.notifications.urls")),
        path("workspace/partnerships/", include("hub.cooperation.partnerships.workspace_urls")),
        path("workspace/", include("hub.lags.workspace_urls")),
        path("workspace/", include("hub.projects.desk_urls")),
        path("workspace/", include("hub.networks.urls")),
        path("workspace/", include("hub.cooperation.offers.workspace_urls")),
        path("lags/", include("hub.lags.urls")),
        path("projects/", include("hub.projects.urls")),
        path("organisations/", include("hub.projects.organisation_urls")),
        path("cooperation/partnerships/", include("hub.cooperation.partnerships.urls")),
        path("cooperation/", include("hub.cooperation.urls")),
        path("", include("hub.cases.urls")),
        path("", include("hub.pages.urls")),
        path("", include(wagtail_urls)),
    ),
]
