from django.urls import path

from hub.core import converters  # noqa: F401  (registers <record:...>)

from .feeds import NewPartnerships
from .views import site

app_name = "partnerships"
urlpatterns = [
    path("", site.index, name="index"),
    path("feed/", NewPartnerships(), name="feed"),
    path("together/", site.worked_together, name="together"),
    path("<record:pk>/", site.profile, name="by_id"),
    path("<record:pk>-<str:slug>/", site.profile, name="profile"),
]
