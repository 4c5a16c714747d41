from django.urls import path

from .views import people
from .views.invitation import invitation
from .views.log import log

app_name = "networks"
urlpatterns = [
    path("people/<slug:kind>/<int:pk>/", people.people, name="people"),
    path("people/<slug:kind>/<int:pk>/<int:key>/grant/", people.grant, name="grant"),
    path("people/<slug:kind>/<int:pk>/<int:key>/refuse/", people.refuse, name="refuse"),
    path("people/<slug:kind>/<int:pk>/<int:key>/end/", people.end, name="end"),
    path("people/<slug:kind>/<int:pk>/<int:key>/withdraw/", people.withdraw, name="withdraw"),
    path("changes/<int:pk>/", log, name="log"),
    path("invitation/<str:token>/", invitation, name="invitation"),
]
