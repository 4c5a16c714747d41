from django.urls import path, re_path

from hub.core import converters  # noqa: F401  (registers <record:...>)

from .views.data import data
from .views.figures import chart_file, figures
from .views.maps import map_detail, pin, search_map_image
from .views.places import place, places
from .views.search import peek, search_map, search_view
from .views.styles import styles
from .views.suggest import suggest
from .views.themes import theme, themes
from .views.which_lag import which_lag

app_name = "pages"
urlpatterns = [
    path("places/", places, name="places"),
    path("places/<slug:code>/", place, name="place"),
    path("themes/", themes, name="themes"),
    path("themes/<slug:slug>/", theme, name="theme"),
    path("which-lag/", which_lag, name="which_lag"),
    path("data/", data, name="data"),
    path("figures/", figures, name="figures"),
    re_path(r"^figures/(?P<slug>[a-z-]{1,40})\.(?P<ending>csv|png|svg)$", chart_file, name="chart_file"),
    path("styles/", styles, name="styles"),
    path("search/", search_view, name="search"),
    path("search/suggest/", suggest, name="suggest"),
    path("search/map.json", search_map, name="search_map"),
    path("search/map.svg", search_map_image, name="search_map_image"),
    path("places/map.svg", pin, name="pin_map"),
    path("places/map-detail.json", map_detail, name="map_detail"),
    path("search/peek/<slug:kind>/<record:number>/", peek, name="peek"),
]
