from django.urls import path

from .views import desk

app_name = "project_desk"
urlpatterns = [
    path("groups/<int:pk>/projects/", desk.listing, name="index"),
    path("groups/<int:pk>/projects/add/", desk.add, name="add"),
    path("projects/<int:pk>/", desk.edit, name="edit"),
    path("projects/<int:pk>/experience/", desk.experience, name="experience"),
]
