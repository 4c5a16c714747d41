from django.urls import path

from hub.core import converters  # noqa: F401  (registers <record:...>)

from .views.listing import cells, lag_list, list_map, outlines, points
from .views.profile import lag_map, lag_profile, outline

app_name = "lags"
urlpatterns = [
    path("", lag_list, name="index"),
    path("points.json", points, name="points"),
    path("cells.json", cells, name="cells"),
    path("outlines.json", outlines, name="outlines"),
    path("map.svg", list_map, name="map"),
    path("<record:pk>/", lag_profile, name="by_id"),
    path("<record:pk>/outline.json", outline, name="outline"),
    path("<record:pk>/map.svg", lag_map, name="lag_map"),
    path("<record:pk>-<str:slug>/", lag_profile, name="profile"),
]
