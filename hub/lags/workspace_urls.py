from django.urls import path

from .views.workspace import join, workspace

app_name = "workspace"
urlpatterns = [
    path("", workspace, name="home"),
    path("join/<int:pk>/", join, name="join"),
]
