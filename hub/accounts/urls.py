from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("data/", views.data, name="data"),
    path("data/download/", views.download, name="download"),
    path("data/erase/", views.erase, name="erase"),
]
