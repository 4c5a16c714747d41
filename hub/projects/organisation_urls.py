from django.urls import path

from hub.core import converters  # noqa: F401  (registers <record:...>)

from .views.organisation import organisation_profile

app_name = "organisations"
urlpatterns = [
    path("<record:pk>/", organisation_profile, name="by_id"),
    path("<record:pk>-<str:slug>/", organisation_profile, name="profile"),
]
