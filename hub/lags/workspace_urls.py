from django.urls import path

from .views.editing import profile
from .views.validation import review
from .views.workspace import join, workspace

app_name = "workspace"
urlpatterns = [
    path("", workspace, name="home"),
    path("groups/<int:pk>/profile/", profile, name="profile"),
    path("groups/<int:pk>/review/", review, name="review"),
    path("join/<int:pk>/", join, name="join"),
]
