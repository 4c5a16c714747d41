from django.urls import path

from hub.core import converters  # noqa: F401  (registers <record:...>)

from .feeds import NewProjects
from .views.listing import project_list
from .views.profile import project_profile

app_name = "projects"
urlpatterns = [
    path("", project_list, name="index"),
    path("feed/", NewProjects(), name="feed"),
    path("<record:pk>/", project_profile, name="by_id"),
    path("<record:pk>-<str:slug>/", project_profile, name="profile"),
]
